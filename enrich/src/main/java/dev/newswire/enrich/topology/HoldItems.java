package dev.newswire.enrich.topology;

import dev.newswire.schemas.EnrichedItem;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Holds each item until its story is known, and asks the shards who is like it. */
record HoldItems(TopologySettings settings, StoryStores storyStores)
        implements ProcessorSupplier<String, EnrichedItem, String, StoryEvent> {

    @Override
    public Processor<String, EnrichedItem, String, StoryEvent> get() {
        return new Processor<>() {
            private @Nullable DeskTask desk;

            @Override
            public void init(ProcessorContext<String, StoryEvent> context) {
                desk = new DeskTask(context, settings);
            }

            @Override
            public void process(Record<String, EnrichedItem> item) {
                Objects.requireNonNull(desk, "init comes first").arrive(item);
            }
        };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return storyStores.ofDesk();
    }
}
