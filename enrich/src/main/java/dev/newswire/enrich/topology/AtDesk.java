package dev.newswire.enrich.topology;

import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Brings records to the story desk of their task: items, which are held until their story is known, and notes, after
 * which it may be told.
 *
 * @param work what the desk does with a record
 */
record AtDesk<V>(TopologySettings settings, StoryStores storyStores, BiConsumer<DeskTask, Record<String, V>> work)
        implements ProcessorSupplier<String, V, String, StoryEvent> {

    @Override
    public Processor<String, V, String, StoryEvent> get() {
        return new Processor<>() {
            private @Nullable DeskTask desk;

            @Override
            public void init(ProcessorContext<String, StoryEvent> context) {
                desk = new DeskTask(context, settings);
            }

            @Override
            public void process(Record<String, V> record) {
                work.accept(Objects.requireNonNull(desk, "init comes first"), record);
            }
        };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return storyStores.ofDesk();
    }
}
