package dev.newswire.enrich.phrase;

/**
 * A phrase that says what an article is about.
 *
 * @param text the phrase as written where it first stands
 * @param score weight relative to the article's strongest phrase, above 0 and up to 1
 */
public record Phrase(String text, double score) {
    public Phrase {
        if (text.isEmpty() || !(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("A phrase has a text and a score above 0 and up to 1, not " + score);
        }
    }
}
