package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.StoryCandidate;
import dev.newswire.enrich.story.StoryGrouper;
import dev.newswire.enrich.story.StorySignature;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Story;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Gives each item its story. All items pass one task, in one order, so that two that are alike and come at the same
 * time still find each other.
 *
 * <p>Stores, both windowed and changelogged, retention as set: {@code story-items}, the signature of each item's newest
 * revision by item id, and {@code story-bands}, the ids of the items that share a band of their signatures. A restart
 * restores them. An item that comes later than the retention, by stream time, finds its story but is not found.
 */
final class StoryStep implements ProcessorSupplier<String, EnrichedItem, String, EnrichedItem> {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final TopologySettings settings;

    StoryStep(TopologySettings settings) {
        this.settings = settings;
    }

    @Override
    public Processor<String, EnrichedItem, String, EnrichedItem> get() {
        return new Step(settings.storyRetention());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        Duration retention = settings.storyRetention();
        return Set.of(
                Stores.windowStoreBuilder(
                                Stores.persistentWindowStore(WindowedCandidates.ITEMS, retention, WINDOW, false),
                                Serdes.String(),
                                candidates())
                        .withLoggingEnabled(Map.of()),
                // Several items stand under one band, so this store keeps what has the same key and time apart.
                Stores.windowStoreBuilder(
                                Stores.persistentWindowStore(WindowedCandidates.BANDS, retention, WINDOW, true),
                                Serdes.Long(),
                                Serdes.String())
                        .withLoggingEnabled(Map.of()));
    }

    @SuppressWarnings("NullAway") // Kafka passes null through serdes.
    private static Serde<StoryCandidate> candidates() {
        return Serdes.serdeFrom(
                (topic, candidate) -> candidate == null ? null : candidate.toBytes(),
                (topic, bytes) -> bytes == null ? null : StoryCandidate.fromBytes(bytes));
    }

    private static final class Step extends ContextualProcessor<String, EnrichedItem, String, EnrichedItem> {

        private final Duration retention;
        private @Nullable WindowedCandidates candidates;

        Step(Duration retention) {
            this.retention = retention;
        }

        @Override
        public void init(ProcessorContext<String, EnrichedItem> context) {
            super.init(context);
            candidates = new WindowedCandidates(
                    context.getStateStore(WindowedCandidates.ITEMS),
                    context.getStateStore(WindowedCandidates.BANDS),
                    retention);
        }

        @Override
        public void process(Record<String, EnrichedItem> record) {
            WindowedCandidates seen = Objects.requireNonNull(candidates, "init comes first");
            EnrichedItem item = record.value();
            if (item == null) {
                seen.forget(record.key());
                context().forward(record);
                return;
            }
            seen.at(record.timestamp());
            StorySignature signature = StorySignature.of(item.getTitle(), item.getText());
            Story story = new StoryGrouper(seen)
                    .assign(
                            item.getId(),
                            item.getRevision(),
                            signature,
                            item.getPublishedAt().toEpochMilli())
                    .map(found -> Story.newBuilder()
                            .setId(found.id())
                            .setFirstItem(found.firstItem())
                            .setSimilarity(found.similarity())
                            .build())
                    .orElse(null);
            context()
                    .forward(record.withValue(
                            EnrichedItem.newBuilder(item).setStory(story).build()));
        }
    }
}
