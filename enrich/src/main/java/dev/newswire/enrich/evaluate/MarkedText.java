package dev.newswire.enrich.evaluate;

import java.util.List;

/**
 * A text with the names people marked in it.
 *
 * @param text the text
 * @param language its BCP 47 tag
 * @param spans marked names; offsets in UTF-16 code units
 */
record MarkedText(String text, String language, List<MarkedSpan> spans) {
    MarkedText {
        spans = List.copyOf(spans);
    }

    /**
     * One marked name.
     *
     * @param start offset of its first code unit
     * @param end offset after its last one
     * @param type PER, ORG, LOC or MISC
     */
    record MarkedSpan(int start, int end, String type) {}
}
