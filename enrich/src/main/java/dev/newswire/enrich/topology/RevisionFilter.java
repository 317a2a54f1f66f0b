package dev.newswire.enrich.topology;

import dev.newswire.schemas.RawItem;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first version of an item through, and each one that differs from the last, numbered as revisions; filters
 * the rest as duplicates.
 *
 * <p>Store {@code item-versions}: changelogged, the {@link Newest} version by item id; retention as set. A restart
 * restores it. A record that comes later than the retention, by stream time, is let through and not remembered.
 */
final class RevisionFilter implements ProcessorSupplier<String, RawItem, String, Revised> {

    static final String STORE = "item-versions";

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
        return Set.of(Newest.store(STORE, settings.revisionRetention(), Serdes.String(), ItemVersion.serde()));
    }

    private final class Step extends ContextualProcessor<String, RawItem, String, Revised> {

        private @Nullable Newest<String, ItemVersion> versions;

        @Override
        public void init(ProcessorContext<String, Revised> context) {
            super.init(context);
            versions = new Newest<>(context.getStateStore(STORE), settings.revisionRetention());
        }

        @Override
        public void process(Record<String, RawItem> item) {
            Newest<String, ItemVersion> seen = Objects.requireNonNull(versions, "init comes first");
            seen.at(item.timestamp(), context().currentStreamTimeMs());
            if (item.value() == null) {
                seen.remove(item.key());
                outcomes.erased();
                context().forward(item.withValue(null));
                return;
            }
            ItemVersion last = seen.get(item.key());
            String hash = item.value().getContentHash();
            if (last != null && hash.equals(last.contentHash())) {
                if (item.timestamp() - seen.putAt(item.key()) > REFRESH.toMillis()) {
                    seen.put(item.key(), last);
                }
                outcomes.duplicate();
                return;
            }
            ItemVersion next = new ItemVersion(last == null ? 1 : last.revision() + 1, hash);
            seen.put(item.key(), next);
            context().forward(item.withValue(new Revised(item.value(), next.revision())));
        }
    }
}
