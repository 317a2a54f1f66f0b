package dev.newswire.enrich.term;

import java.text.Normalizer;

/** One spelling that is looked for, and how its letters must stand. Immutable. */
final class Term {
    private static final byte ANY = 0;
    private static final byte CAPITAL = 1;
    private static final byte CAPITALS = 2;

    private final int owner;
    private final LetterCase letterCase;
    private final byte[] shapes;
    private final String exact;

    Term(int owner, LetterCase letterCase, TermText words) {
        this.owner = owner;
        this.letterCase = letterCase;
        this.shapes = new byte[words.count()];
        for (int at = 0; at < shapes.length; at++) {
            shapes[at] = shape(words.text(), words.start(at, false), words.end(at, false));
        }
        this.exact = letterCase == LetterCase.EXACT ? exact(words, 0, shapes.length, false, false) : "";
    }

    /** Who asked for it. */
    int owner() {
        return owner;
    }

    LetterCase letterCase() {
        return letterCase;
    }

    /** Whether words of a text, which fold to this term, are written as it wants. */
    boolean fits(TermText text, int from, int to, boolean firstOther, boolean lastOther) {
        if (letterCase == LetterCase.IGNORE) {
            return true;
        }
        if (letterCase == LetterCase.EXACT) {
            return exact.equals(exact(text, from, to, firstOther, lastOther));
        }
        for (int at = from; at < to; at++) {
            boolean other = (at == from && firstOther) || (at == to - 1 && lastOther);
            byte stands = shape(text.text(), text.start(at, other), text.end(at, other));
            if (stands < shapes[at - from]) {
                return false;
            }
        }
        return true;
    }

    private static byte shape(String text, int start, int end) {
        int upper = 0;
        int lower = 0;
        for (int at = start; at < end; at++) {
            char unit = text.charAt(at);
            upper += Character.isUpperCase(unit) || Character.isTitleCase(unit) ? 1 : 0;
            lower += Character.isLowerCase(unit) ? 1 : 0;
        }
        boolean first = Character.isUpperCase(text.charAt(start)) || Character.isTitleCase(text.charAt(start));
        if (!first) {
            return ANY;
        }
        return upper > 1 && lower == 0 ? CAPITALS : CAPITAL;
    }

    private static String exact(TermText text, int from, int to, boolean firstOther, boolean lastOther) {
        StringBuilder words = new StringBuilder();
        for (int at = from; at < to; at++) {
            boolean other = (at == from && firstOther) || (at == to - 1 && lastOther);
            words.append(text.text(), text.start(at, other), text.end(at, other))
                    .append(' ');
        }
        return Normalizer.normalize(words, Normalizer.Form.NFC);
    }
}
