package dev.newswire.enrich.topology;

import dev.newswire.schemas.Trend;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Counts in windows of time, and forwards each count once, when its window and the grace are over by the newest note of
 * the partition. What comes after that is counted as late and nowhere else.
 *
 * <p>Store {@code trend-counts}: changelogged, cached, the counts of the windows that are open; they are deleted as they
 * are forwarded. A restart restores it, and forwards what had not been.
 */
record TrendCounter(TopologySettings settings, Outcomes outcomes)
        implements ProcessorSupplier<String, TrendNote, String, Trend> {

    static final String STORE = "trend-counts";

    @Override
    public Processor<String, TrendNote, String, Trend> get() {
        return new Step(settings.trendWindow().toMillis(), settings.trendGrace().toMillis(), outcomes);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE),
                        StoryStores.bytes(TrendKey::toBytes, TrendKey::fromBytes),
                        StoryStores.bytes(TrendCount::toBytes, TrendCount::fromBytes))
                .withCachingEnabled()
                .withLoggingEnabled(Map.of()));
    }

    private static final class Step extends ContextualProcessor<String, TrendNote, String, Trend> {

        private final long size;
        private final long grace;
        private final Outcomes outcomes;
        private @Nullable KeyValueStore<TrendKey, TrendCount> counts;

        /** Windows that begin before this are closed and forwarded; none is known to be after a restart. */
        private long open = Long.MIN_VALUE;

        Step(long size, long grace, Outcomes outcomes) {
            this.size = size;
            this.grace = grace;
            this.outcomes = outcomes;
        }

        @Override
        public void init(ProcessorContext<String, Trend> context) {
            super.init(context);
            counts = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, TrendNote> note) {
            KeyValueStore<TrendKey, TrendCount> stored = Objects.requireNonNull(counts, "init comes first");
            long oldestOpen = windowOf(context().currentStreamTimeMs() - grace);
            if (oldestOpen > open) {
                close(stored, oldestOpen);
                open = oldestOpen;
            }
            long window = windowOf(note.timestamp());
            for (TrendSubject subject : note.value().subjects()) {
                if (window < open) {
                    outcomes.lateForTrends();
                } else {
                    count(stored, new TrendKey(window, subject.recordKey()), subject, note.timestamp());
                }
            }
        }

        private static void count(
                KeyValueStore<TrendKey, TrendCount> stored, TrendKey key, TrendSubject subject, long time) {
            TrendCount before = stored.get(key);
            stored.put(key, (before == null ? new TrendCount(subject, 0, time) : before).oneMore(time));
        }

        private void close(KeyValueStore<TrendKey, TrendCount> stored, long before) {
            try (KeyValueIterator<TrendKey, TrendCount> closed = stored.range(null, new TrendKey(before, ""))) {
                while (closed.hasNext()) {
                    KeyValue<TrendKey, TrendCount> count = closed.next();
                    stored.delete(count.key);
                    context()
                            .forward(new Record<>(
                                    count.key.subject(), trend(count.key.window(), count.value), count.value.latest()));
                }
            }
        }

        private Trend trend(long window, TrendCount count) {
            TrendSubject subject = count.subject();
            return new Trend(
                    subject.kind(),
                    subject.key(),
                    subject.name(),
                    subject.id(),
                    Instant.ofEpochMilli(window),
                    Instant.ofEpochMilli(window + size),
                    count.items());
        }

        private long windowOf(long time) {
            return time - Math.floorMod(time, size);
        }
    }
}
