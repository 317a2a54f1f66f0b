package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.gazetteer.KnownName;
import java.util.List;

/**
 * Tokens of one field taken for a name.
 *
 * @param start first token
 * @param end token after the last one
 * @param type kind of thing
 * @param tagger who says so
 * @param known what the gazetteer says it is, the likeliest first; empty when it says nothing
 */
record Span(int start, int end, EntityType type, String tagger, List<KnownName> known) {
    static final String MODEL = "model";
    static final String GAZETTEER = "gazetteer";
    static final String RULE = "rule";

    Span {
        known = List.copyOf(known);
    }

    static Span of(int start, int end, EntityType type, String tagger) {
        return new Span(start, end, type, tagger, List.of());
    }

    int length() {
        return end - start;
    }

    Span withType(EntityType other) {
        return new Span(start, end, other, tagger, known);
    }

    Span between(int first, int after) {
        return new Span(first, after, type, tagger, known);
    }
}
