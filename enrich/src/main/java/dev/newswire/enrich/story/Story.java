package dev.newswire.enrich.story;

import org.jspecify.annotations.Nullable;

/**
 * The group of near-identical and following-up items that an item belongs to.
 *
 * @param id id of the story, which is the id of its first item
 * @param firstItem id of the story's first item; the item's own id when it opens the story
 * @param similarity estimated Jaccard similarity, 0 to 1, to the closest earlier item of the story; 1 when it opens it
 * @param closestItem id of that closest item; null when it opens the story, or only an earlier revision is as close
 * @param copyOf id of the earlier item, from another source, whose text is nearly the same; null when there is none
 */
public record Story(
        String id,
        String firstItem,
        double similarity,
        @Nullable String closestItem,
        @Nullable String copyOf) {
    public Story {
        if (!(similarity >= 0 && similarity <= 1)) {
            throw new IllegalArgumentException("A similarity lies between 0 and 1, not " + similarity);
        }
    }
}
