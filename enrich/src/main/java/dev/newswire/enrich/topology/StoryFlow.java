package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.BandNote;
import dev.newswire.enrich.story.DeskNote;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Groups items into stories over as many partitions as are set: each item waits at its desk, the partition of its id,
 * while a note goes to the shards, the partitions of its bands, and their answers come back.
 *
 * <pre>
 * items → (by id) → hold-items ⇢ (by band) → match-bands → (by id) → tell-stories → items
 *                       ╰──────────────── the same stores ──────────────╯
 * </pre>
 *
 * What a desk tells shards and other desks once a story is settled goes to the same two internal topics.
 */
final class StoryFlow {
    private static final String BY_ITEM = "stories-by-item";
    private static final String BY_BAND = "stories-by-band";
    private static final String NOTES = "story-notes";

    private final TopologySettings settings;
    private final Serde<EnrichedItem> item;
    private final StoryStores stores;
    private final Serde<BandNote> bandNote = StoryStores.bytes(BandNote::toBytes, BandNote::fromBytes);
    private final Serde<DeskNote> deskNote = StoryStores.bytes(DeskNote::toBytes, DeskNote::fromBytes);
    private final StreamPartitioner<String, BandNote> toShards =
            (topic, key, note, partitions) -> Optional.of(note.shards(partitions));

    StoryFlow(TopologySettings settings, AvroSerdes serdes) {
        this.settings = settings;
        this.item = serdes.internalSerde(EnrichedItem.class, Topics.ENRICHED);
        this.stores = new StoryStores(settings.storyRetention(), serdes);
    }

    /** The items with their stories. */
    KStream<String, EnrichedItem> group(KStream<String, EnrichedItem> items) {
        KStream<String, StoryEvent> held = items.repartition(Repartitioned.<String, EnrichedItem>as(BY_ITEM)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(item)
                        .withNumberOfPartitions(settings.storyPartitions()))
                .process(new AtDesk<>(settings, stores, DeskTask::arrive), Named.as("hold-items"));

        KStream<String, StoryEvent> told = forShards(held, "ask-shards")
                .repartition(Repartitioned.<String, BandNote>as(BY_BAND)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(bandNote)
                        .withStreamPartitioner(toShards)
                        .withNumberOfPartitions(settings.storyPartitions()))
                .process(new MatchBands(settings, stores), Named.as("match-bands"))
                .repartition(Repartitioned.<String, DeskNote>as(NOTES)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(deskNote)
                        .withNumberOfPartitions(settings.storyPartitions()))
                .process(new AtDesk<>(settings, stores, DeskTask::take), Named.as("tell-stories"));

        forShards(told, "tell-shards")
                .to(
                        new InternalTopic<>(settings.applicationId(), BY_BAND),
                        Produced.with(Serdes.String(), bandNote)
                                .withStreamPartitioner(toShards)
                                .withName("write-to-shards"));

        KStream<String, StoryEvent> all = held.merge(told, Named.as("join-desks"));
        all.filter((id, event) -> event instanceof StoryEvent.ForDesk, Named.as("ask-desks"))
                .mapValues(event -> ((StoryEvent.ForDesk) event).note(), Named.as("open-desk-notes"))
                .to(
                        new InternalTopic<>(settings.applicationId(), NOTES),
                        Produced.with(Serdes.String(), deskNote).withName("write-to-desks"));
        return all.filter((id, event) -> event instanceof StoryEvent.Told, Named.as("select-told-items"))
                .mapValues(event -> ((StoryEvent.Told) event).item(), Named.as("group-stories"));
    }

    private static KStream<String, BandNote> forShards(KStream<String, StoryEvent> events, String name) {
        return events.filter((id, event) -> event instanceof StoryEvent.ForShards, Named.as(name))
                .mapValues(event -> ((StoryEvent.ForShards) event).note(), Named.as("open-" + name));
    }
}
