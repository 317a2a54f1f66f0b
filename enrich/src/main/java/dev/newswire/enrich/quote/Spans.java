package dev.newswire.enrich.quote;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts of a text that are taken. */
final class Spans {

    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    Spans(List<Quote> quotes) {
        this(quotes, List.of());
    }

    Spans(List<Quote> quotes, List<Region> regions) {
        quotes.forEach(quote -> ends.merge(quote.start(), quote.end(), Math::max));
        regions.forEach(region -> ends.merge(region.start(), region.end(), Math::max));
    }

    boolean overlaps(Region region) {
        Map.Entry<Integer, Integer> before = ends.lowerEntry(region.end());
        return before != null && before.getValue() > region.start();
    }
}
