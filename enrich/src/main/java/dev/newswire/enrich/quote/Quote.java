package dev.newswire.enrich.quote;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is quoted as saying.
 *
 * @param text the words, without quotation marks
 * @param kind direct or reported
 * @param speaker canonical name of the entity that speaks; null when the article does not say
 * @param start first UTF-16 code unit of the words in the article's text
 * @param end one past the last
 */
public record Quote(String text, Kind kind, @Nullable String speaker, int start, int end) {

    /** How the words are given. */
    public enum Kind {
        /** The speaker's own words, between marks or in an interview turn. */
        DIRECT,
        /** Reported speech. */
        INDIRECT
    }

    public Quote {
        if (start < 0 || end - start != text.length()) {
            throw new IllegalArgumentException(
                    "a quotation of " + text.length() + " characters cannot stand at " + start + " to " + end);
        }
    }
}
