package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sentence to learn from. Immutable by agreement. */
final class Example {
    private final List<String> words;
    private final int[] allowed;
    private final float @Nullable [] beliefs;
    private final int document;

    Example(List<String> words, int[] allowed, int document) {
        this(words, allowed, null, document);
    }

    Example(List<String> words, int[] allowed, float @Nullable [] beliefs, int document) {
        if (words.size() != allowed.length) {
            throw new IllegalArgumentException(words.size() + " words but " + allowed.length + " labels");
        }
        this.words = List.copyOf(words);
        this.allowed = allowed;
        this.beliefs = beliefs;
        this.document = document;
    }

    /** Token forms. */
    List<String> words() {
        return words;
    }

    /** For each token the labels that may be true, as a bit mask over {@link Labels}. */
    int[] allowed() {
        return allowed;
    }

    /** For each token how likely each label is, {@link Labels#COUNT} a token; null where one of the allowed is certain. */
    float @Nullable [] beliefs() {
        return beliefs;
    }

    /** Number of the document, for holding whole documents out. */
    int document() {
        return document;
    }
}
