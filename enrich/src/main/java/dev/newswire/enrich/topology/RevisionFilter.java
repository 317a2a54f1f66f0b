package dev.newswire.enrich.topology;

import dev.newswire.schemas.RawItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first version of an item through, and each one that differs from the last, numbered as revisions; filters
 * the rest as duplicates.
 *
 * <p>Store {@code item-versions}: windowed, changelogged, the newest version by item id; retention as set. A restart
 * restores it. A record that comes later than the retention, by stream time, is let through and not remembered.
 */
final class RevisionFilter implements ProcessorSupplier<String, RawItem, String, Revised> {

    static final String STORE = "item-versions";

    private static final Duration WINDOW = Duration.ofHours(1);

    private final TopologySettings settings;
    private final Outcomes outcomes;

    RevisionFilter(TopologySettings settings, Outcomes outcomes) {
        this.settings = settings;
        this.outcomes = outcomes;
    }

    @Override
    public Processor<String, RawItem, String, Revised> get() {
        return new Step();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(STORE, settings.revisionRetention(), WINDOW, false),
                        Serdes.String(),
                        ItemVersion.serde())
                .withLoggingEnabled(Map.of()));
    }

    private final class Step extends ContextualProcessor<String, RawItem, String, Revised> {

        private @Nullable WindowStore<String, ItemVersion> versions;

        @Override
        public void init(ProcessorContext<String, Revised> context) {
            super.init(context);
            versions = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, RawItem> item) {
            if (item.value() == null) {
                forget(item.key());
                outcomes.erased();
                context().forward(item.withValue(null));
                return;
            }
            Seen last = last(item);
            String hash = item.value().getContentHash();
            long window = Math.max(window(item.timestamp()), last.window());
            if (hash.equals(last.version().contentHash())) {
                if (window > last.window()) {
                    store().put(item.key(), last.version(), window);
                }
                outcomes.duplicate();
                return;
            }
            ItemVersion next = new ItemVersion(last.version().revision() + 1, hash);
            store().put(item.key(), next, window);
            context().forward(item.withValue(new Revised(item.value(), next.revision())));
        }

        /** The newest version remembered; revision 0 of an item never seen. */
        private Seen last(Record<String, RawItem> item) {
            long from =
                    Math.max(0, item.timestamp() - settings.revisionRetention().toMillis());
            try (WindowStoreIterator<ItemVersion> newestFirst =
                    store().backwardFetch(item.key(), from, Long.MAX_VALUE)) {
                if (!newestFirst.hasNext()) {
                    return Seen.NEVER;
                }
                KeyValue<Long, ItemVersion> newest = newestFirst.next();
                return new Seen(newest.key, newest.value);
            }
        }

        private void forget(String key) {
            List<Long> windows = new ArrayList<>();
            try (WindowStoreIterator<ItemVersion> all = store().fetch(key, 0, Long.MAX_VALUE)) {
                all.forEachRemaining(entry -> windows.add(entry.key));
            }
            windows.forEach(window -> store().put(key, null, window));
        }

        private WindowStore<String, ItemVersion> store() {
            return Objects.requireNonNull(versions, "init comes first");
        }

        private static long window(long timestamp) {
            return timestamp - timestamp % WINDOW.toMillis();
        }
    }

    /** A version, and the start of the window it stands in. */
    private record Seen(long window, ItemVersion version) {
        static final Seen NEVER = new Seen(0, new ItemVersion(0, ""));
    }
}
