package dev.newswire.enrich.topology;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Trend;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Counts the items of each entity, category and story in windows of time, and writes each count once, when its window
 * and the grace are over. The time is that of the records on {@code news.raw}. Items may come in any order within the
 * grace; windows close when something newer comes, on whatever partition.
 */
final class TrendFlow {
    private static final int PARTITIONS = Topics.TRENDS.partitions();

    private final TopologySettings settings;
    private final Outcomes outcomes;
    private final Serde<TrendNote> note = StoryStores.bytes(TrendNote::toBytes, TrendNote::fromBytes);
    private final Serde<Trend> trend;

    TrendFlow(TopologySettings settings, AvroSerdes serdes, Outcomes outcomes) {
        this.settings = settings;
        this.outcomes = outcomes;
        this.trend = serdes.serde(Trend.class);
    }

    void count(KStream<String, EnrichedItem> items) {
        StreamPartitioner<String, TrendNote> asAddressed =
                (topic, key, addressed, partitions) -> Optional.of(Set.of(addressed.partition()));
        items.flatMap(new TrendSplitter(PARTITIONS), Named.as("split-trends"))
                .repartition(Repartitioned.<String, TrendNote>as("trend-notes")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(note)
                        .withStreamPartitioner(asAddressed)
                        .withNumberOfPartitions(PARTITIONS))
                .process(new TrendCounter(settings, outcomes), Named.as("count-trends"))
                .to(Topics.TRENDS.name(), Produced.with(Serdes.String(), trend).withName("write-trends"));
    }
}
