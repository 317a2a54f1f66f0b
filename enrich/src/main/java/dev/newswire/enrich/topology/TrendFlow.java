package dev.newswire.enrich.topology;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Trend;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.EmitStrategy;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Counts the items of each entity, category and story in windows of time, and writes each count once, when its window
 * and the grace are over. The time is that of the records on {@code news.raw}. Store {@code trend-windows}: windowed,
 * changelogged, kept as long as a window and its grace; a restart restores it. Items may come in any order within the
 * grace; those that come later are counted as late and nowhere else. Windows close when something newer comes, on
 * whatever partition.
 */
final class TrendFlow {
    private static final String STORE = "trend-windows";

    private final TopologySettings settings;
    private final Outcomes outcomes;
    private final Serde<Trend> trend;
    private final Serde<Trend> written;

    TrendFlow(TopologySettings settings, AvroSerdes serdes, Outcomes outcomes) {
        this.settings = settings;
        this.outcomes = outcomes;
        this.trend = serdes.internalSerde(Trend.class, Topics.TRENDS);
        this.written = serdes.serde(Trend.class);
    }

    void count(KStream<String, EnrichedItem> items) {
        // A tick goes everywhere, all else where its key says.
        StreamPartitioner<String, Trend> everywhere = (topic, key, count, partitions) ->
                key.equals(TrendSplitter.TICK) ? Optional.of(all(partitions)) : Optional.empty();
        items.flatMap(new TrendSplitter(), Named.as("split-trends"))
                .repartition(Repartitioned.<String, Trend>as("trends")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(trend)
                        .withStreamPartitioner(everywhere)
                        .withNumberOfPartitions(Topics.TRENDS.partitions()))
                .process(new DropLate(settings, outcomes), Named.as("drop-late"))
                .groupByKey(Grouped.with("group-trends", Serdes.String(), trend))
                .windowedBy(TimeWindows.ofSizeAndGrace(settings.trendWindow(), settings.trendGrace()))
                .emitStrategy(EmitStrategy.onWindowClose())
                .reduce(TrendFlow::sum, Named.as("sum-trends"), windows())
                .toStream(Named.as("close-windows"))
                .filter((window, count) -> !window.key().equals(TrendSplitter.TICK), Named.as("drop-ticks"))
                .map((window, count) -> KeyValue.pair(window.key(), within(window, count)), Named.as("name-windows"))
                .to(
                        Topics.TRENDS.name(),
                        Produced.with(Serdes.String(), written).withName("write-trends"));
    }

    private Materialized<String, Trend, WindowStore<Bytes, byte[]>> windows() {
        Duration kept = settings.trendWindow().plus(settings.trendGrace());
        return Materialized.<String, Trend, WindowStore<Bytes, byte[]>>as(STORE)
                .withKeySerde(Serdes.String())
                .withValueSerde(trend)
                .withRetention(kept);
    }

    private static Set<Integer> all(int partitions) {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
    }

    private static Trend sum(Trend before, Trend more) {
        return Trend.newBuilder(before)
                .setItems(before.getItems() + more.getItems())
                .build();
    }

    private static Trend within(Windowed<String> window, Trend count) {
        return Trend.newBuilder(count)
                .setWindowStart(window.window().startTime())
                .setWindowEnd(window.window().endTime())
                .build();
    }
}
