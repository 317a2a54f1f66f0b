package dev.newswire.enrich.topology;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.EntityMentions;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.MediaTopic;
import dev.newswire.schemas.topic.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The pipeline from raw to enriched items. Building it does no I/O and reads no clock: the same arguments give the same
 * {@link Topology#describe() description}.
 *
 * <pre>
 * news.raw → keep-new-revisions → enrich-items → stories → news.enriched
 *                                                        → news.category.SLUG
 *                                                        → split-mentions → news.mentions
 *                                                        → trends → news.trends
 * </pre>
 *
 * Stories are {@link StoryFlow}, trends {@link TrendFlow}. A record without a value, which takes an item down, passes every step and reaches every topic that is compacted.
 */
public final class EnrichTopology {

    private EnrichTopology() {}

    /**
     * @param settings windows and thresholds
     * @param serdes made by, and closed with, the Streams client that runs the topology
     * @param enricher safe for use by many threads
     * @param outcomes told what became of each raw item; safe for use by many threads
     */
    public static Topology build(
            TopologySettings settings, AvroSerdes serdes, ItemEnricher enricher, Outcomes outcomes) {
        StreamsBuilder builder = new StreamsBuilder();
        Serde<String> key = Serdes.String();
        Serde<EnrichedItem> item = serdes.serde(EnrichedItem.class);

        KStream<String, EnrichedItem> read = builder.stream(
                        Topics.RAW.name(),
                        Consumed.with(key, serdes.serde(RawItem.class)).withName("read-raw-items"))
                .process(new RevisionFilter(settings, outcomes), Named.as("keep-new-revisions"))
                .process(new EnrichStep(enricher, outcomes), Named.as("enrich-items"));

        KStream<String, EnrichedItem> enriched = new StoryFlow(settings, serdes).group(read);

        enriched.to(Topics.ENRICHED.name(), Produced.with(key, item).withName("write-enriched-items"));

        for (MediaTopic category : MediaTopic.values()) {
            enriched.filter(new InCategory(category), Named.as("select-" + category.slug()))
                    .to(
                            Topics.category(category).name(),
                            Produced.with(key, item).withName("write-" + category.slug()));
        }

        enriched.flatMap(new MentionSplitter(), Named.as("split-mentions"))
                .to(
                        Topics.MENTIONS.name(),
                        Produced.with(key, serdes.serde(EntityMentions.class)).withName("write-mentions"));

        new TrendFlow(settings, serdes, outcomes).count(enriched);

        return builder.build();
    }
}
