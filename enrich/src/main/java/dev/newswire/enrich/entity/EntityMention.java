package dev.newswire.enrich.entity;

/**
 * One place where an entity is named.
 *
 * @param field part of the article
 * @param index which caption or footnote, from 0; 0 for title and text
 * @param start offset of the first UTF-16 code unit in that field
 * @param end offset after the last one
 * @param text what stands there
 */
public record EntityMention(MentionField field, int index, int start, int end, String text) {
    public EntityMention {
        if (index < 0 || start < 0 || end - start != text.length() || text.isEmpty()) {
            throw new IllegalArgumentException(
                    "mention of " + text.length() + " code units at " + field + " " + index + " " + start + "-" + end);
        }
    }
}
