package dev.newswire.enrich.topology;

import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.erasure.Erasure;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first version of an item through, and each one that differs from the last, numbered as revisions; filters
 * the rest as duplicates.
 *
 * <p>Store {@code item-versions}: changelogged, the {@link Newest} version by item id; retention as set. A restart
 * restores it. A record that comes later than the retention, by stream time, is let through and not remembered.
 *
 * <p>Store {@code erased-items}: changelogged, kept for ever. The items that a tombstone erased for good: what comes of
 * them later is filtered. With each stands the revision to count on from, should it be let in again: an erasure counts as
 * one, so that no store takes the new item for an older version of the erased one.
 */
final class RevisionFilter implements ProcessorSupplier<String, RawItem, String, Revised> {

    static final String STORE = "item-versions";
    static final String ERASED = "erased-items";

    /** So often at most is written that an unchanged item was seen again. */
    private static final Duration REFRESH = Duration.ofHours(1);

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
        return Set.of(
                Newest.store(STORE, settings.revisionRetention(), Serdes.String(), ItemVersion.serde()),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ERASED), Serdes.String(), Serdes.Integer())
                        .withLoggingEnabled(Map.of()));
    }

    private final class Step extends ContextualProcessor<String, RawItem, String, Revised> {

        private @Nullable Newest<String, ItemVersion> versions;
        private @Nullable KeyValueStore<String, Integer> erased;

        @Override
        public void init(ProcessorContext<String, Revised> context) {
            super.init(context);
            versions = new Newest<>(context.getStateStore(STORE), settings.revisionRetention());
            erased = context.getStateStore(ERASED);
        }

        @Override
        public void process(Record<String, RawItem> item) {
            Newest<String, ItemVersion> seen = Objects.requireNonNull(versions, "init comes first");
            seen.at(item.timestamp(), context().currentStreamTimeMs());
            if (item.value() == null) {
                takeDown(item, seen);
                outcomes.erased();
                context().forward(item.withValue(null));
                return;
            }
            if (erasedItems().get(item.key()) != null) {
                outcomes.keptOut();
                return;
            }
            Newest.Found<ItemVersion> last = seen.find(item.key());
            String hash = item.value().getContentHash();
            if (last != null && hash.equals(last.value().contentHash())) {
                if (item.timestamp() - last.at() > REFRESH.toMillis()) {
                    seen.put(item.key(), last.value());
                }
                outcomes.duplicate();
                return;
            }
            ItemVersion next = new ItemVersion(last == null ? 1 : last.value().revision() + 1, hash);
            seen.put(item.key(), next);
            context().forward(item.withValue(new Revised(item.value(), next.revision())));
        }

        private void takeDown(Record<String, RawItem> item, Newest<String, ItemVersion> seen) {
            Optional<Erasure> what = Erasure.readFrom(item.headers());
            Integer before = erasedItems().get(item.key());
            ItemVersion last = seen.get(item.key());
            int counted = Math.max(before == null ? 0 : before, last == null ? 0 : last.revision()) + 1;
            seen.remove(item.key());
            if (what.equals(Optional.of(Erasure.KEEP_OUT))) {
                erasedItems().put(item.key(), counted);
            } else if (what.equals(Optional.of(Erasure.LET_IN)) && before != null) {
                erasedItems().delete(item.key());
                seen.put(item.key(), new ItemVersion(counted, ""));
            }
        }

        private KeyValueStore<String, Integer> erasedItems() {
            return Objects.requireNonNull(erased, "init comes first");
        }
    }
}
