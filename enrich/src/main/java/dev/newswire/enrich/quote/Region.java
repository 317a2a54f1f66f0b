package dev.newswire.enrich.quote;

/** A part of a text, from {@code start} to before {@code end}. */
record Region(int start, int end) {

    boolean contains(int index) {
        return index >= start && index < end;
    }

    Region trimmed(String text) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Region(from, to);
    }

    String of(String text) {
        return text.substring(start, end);
    }
}
