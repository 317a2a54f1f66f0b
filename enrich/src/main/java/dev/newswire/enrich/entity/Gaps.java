package dev.newswire.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The tokens of a field that no span has, where names may have been missed. */
final class Gaps {

    /** Adds the names that it finds in the tokens {@code from} to {@code to}. */
    @FunctionalInterface
    interface Finder {
        void find(int from, int to, List<Span> found);
    }

    private Gaps() {}

    /**
     * The given spans and those found between them, in order.
     *
     * @param tokens how many tokens the field has
     * @param change what becomes of each given span; its place stays
     */
    static List<Span> fill(int tokens, List<Span> spans, UnaryOperator<Span> change, Finder finder) {
        List<Span> all = new ArrayList<>(spans.size());
        int free = 0;
        for (Span span : spans) {
            finder.find(free, span.start(), all);
            all.add(change.apply(span));
            free = span.end();
        }
        finder.find(free, tokens, all);
        return all;
    }
}
