package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.Story;
import org.jspecify.annotations.Nullable;

/** From what the story step found to the Avro record. */
public final class StoryRecord {

    private StoryRecord() {}

    /** The record of a story; null for none. */
    public static dev.newswire.schemas.@Nullable Story of(@Nullable Story story) {
        return story == null
                ? null
                : dev.newswire.schemas.Story.newBuilder()
                        .setId(story.id())
                        .setFirstItem(story.firstItem())
                        .setSimilarity(story.similarity())
                        .setClosestItem(story.closestItem())
                        .setSyndicated(story.copyOf() != null)
                        .setCopyOf(story.copyOf())
                        .build();
    }
}
