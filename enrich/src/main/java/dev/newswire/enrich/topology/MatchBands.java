package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.BandNote;
import dev.newswire.enrich.story.BandShard;
import dev.newswire.enrich.story.DeskNote;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Compares each item with those before it that share one of this partition's bands. */
record MatchBands(TopologySettings settings, StoryStores storyStores)
        implements ProcessorSupplier<String, BandNote, String, DeskNote> {

    /** Of a shard, 700 bytes each: what is told now is compared with what was told lately. */
    private static final int KEPT_SKETCHES = 2_000;

    /** Of a shard, up to 6 KB each: bands of boilerplate are asked for again and again. */
    private static final int KEPT_BANDS = 500;

    @Override
    public Processor<String, BandNote, String, DeskNote> get() {
        return new Step(settings);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return storyStores.ofShard();
    }

    private static final class Step extends ContextualProcessor<String, BandNote, String, DeskNote> {

        private final TopologySettings settings;
        private @Nullable WindowedSketches sketches;
        private @Nullable BandShard shard;

        Step(TopologySettings settings) {
            this.settings = settings;
        }

        @Override
        public void init(ProcessorContext<String, DeskNote> context) {
            super.init(context);
            WindowedSketches stored = new WindowedSketches(
                    new Newest<>(context.getStateStore(StoryStores.SKETCHES), settings.storyRetention(), KEPT_SKETCHES),
                    new Newest<>(context.getStateStore(StoryStores.BANDS), settings.storyRetention(), KEPT_BANDS));
            sketches = stored;
            shard = new BandShard(stored, context.taskId().partition(), settings.storyPartitions());
        }

        @Override
        public void process(Record<String, BandNote> note) {
            Objects.requireNonNull(sketches, "init comes first")
                    .at(note.timestamp(), context().currentStreamTimeMs());
            DeskNote answer = Objects.requireNonNull(shard).take(note.value());
            if (answer != null) {
                context().forward(note.withValue(answer));
            }
        }
    }
}
