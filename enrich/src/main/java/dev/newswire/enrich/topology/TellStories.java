package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.DeskNote;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Tells the story of each item once all shards, and the desks that were asked, have answered. */
record TellStories(TopologySettings settings, StoryStores storyStores)
        implements ProcessorSupplier<String, DeskNote, String, StoryEvent> {

    @Override
    public Processor<String, DeskNote, String, StoryEvent> get() {
        return new Processor<>() {
            private @Nullable DeskTask desk;

            @Override
            public void init(ProcessorContext<String, StoryEvent> context) {
                desk = new DeskTask(context, settings);
            }

            @Override
            public void process(Record<String, DeskNote> note) {
                Objects.requireNonNull(desk, "init comes first").take(note);
            }
        };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return storyStores.ofDesk();
    }
}
