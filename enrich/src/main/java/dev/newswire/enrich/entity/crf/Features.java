package dev.newswire.enrich.entity.crf;

/**
 * The evidence a token gives, as 64-bit hashes. Features of one word form alone ({@link #ofWord}) are apart from those of
 * a place in a sentence ({@link #ofPlace}), so that a model can add up the former once for each form.
 */
public final class Features {
    /** How far to either side words are looked at. */
    public static final int REACH = 2;
    /** More than the features of a word or of a place. */
    public static final int MOST = 160;

    private static final int LEXICON_BITS = 20;

    private Features() {}

    /**
     * Features that a word gives to the token a number of places away.
     *
     * @param distance where the word stands, seen from the token: -2 to 2
     * @return the number of features written to {@code out}
     */
    public static int ofWord(Word word, int distance, long[] out) {
        int base = (distance + REACH) * 64;
        int n = 0;
        out[n++] = Hash.mix(base, word.lower);
        out[n++] = Hash.mix(base + 1, word.shape);
        for (int bit = 0; bit < LEXICON_BITS; bit++) {
            if ((word.flags >>> bit & 1) != 0) {
                out[n++] = Hash.mix(base + 2, bit);
            }
        }
        if (word.flags != 0) {
            out[n++] = Hash.mix(base + 3, word.flags);
        }
        n = ofClusters(word, 500 + base, out, n);
        if (Math.abs(distance) == 2) {
            return n;
        }
        int affixes = word.suffixes.length;
        if (affixes > 2) {
            out[n++] = Hash.mix(base + 4, word.suffixes[2]);
        }
        if (distance != 0) {
            if (affixes > 3) {
                out[n++] = Hash.mix(base + 4, word.suffixes[3]);
            }
            return n;
        }
        out[n++] = Hash.mix(base + 5, word.exact);
        for (int length = 0; length < affixes; length++) {
            out[n++] = Hash.mix(base + 10 + length, word.prefixes[length]);
            out[n++] = Hash.mix(base + 20 + length, word.suffixes[length]);
        }
        if (affixes > 2) {
            out[n++] = Hash.mix(base + 6, word.suffixes[2], word.shape);
            out[n++] = Hash.mix(base + 7, word.suffixes[1], word.letters.number);
        }
        out[n++] = Hash.mix(base + 8, word.flags, word.letters.number);
        return n;
    }

    /** The groups of words that are used like this one. */
    private static int ofClusters(Word word, int template, long[] out, int count) {
        int n = count;
        for (int level = 0; word.clusters != 0 && level < WordClusters.LEVELS; level++) {
            int group = WordClusters.group(word.clusters, level);
            out[n++] = Hash.mix(template + level, group);
            out[n++] = Hash.mix(template + 10 + level, group, word.letters.number);
        }
        return n;
    }

    /**
     * Features of a token's place: of pairs of words, of the run of capitalised words around it, of phrases of the
     * lexicon and of the sentence.
     *
     * @return the number of features written to {@code out}
     */
    public static int ofPlace(SentenceView view, int at, long[] out) {
        Word word = view.word(at);
        Word before = view.word(at - 1);
        Word after = view.word(at + 1);
        int n = 0;
        out[n++] = Hash.mix(400, 0);
        out[n++] = Hash.mix(401, before.lower, word.lower);
        out[n++] = Hash.mix(402, word.lower, after.lower);
        out[n++] = Hash.mix(403, before.shape + 31 * after.shape, word.shape);
        out[n++] = Hash.mix(404, before.lower, word.shape);
        out[n++] = Hash.mix(405, after.lower, word.shape);
        out[n++] = Hash.mix(406, before.flags, word.flags);
        out[n++] = Hash.mix(407, after.flags, word.flags);
        int kind = view.kind();
        int first = at == view.from() ? 1 : 0;
        out[n++] = Hash.mix(408, word.shape, first + 2L * kind);
        if (first == 1 || kind != 0) {
            out[n++] = Hash.mix(409, word.lower, kind);
        }
        int mark = view.mark(at);
        if (mark != 0 || view.mark(at - 1) != 0 || view.mark(at + 1) != 0) {
            out[n++] = Hash.mix(410, mark);
            out[n++] = Hash.mix(411, mark, word.letters.number);
            out[n++] = Hash.mix(412, mark, view.mark(at - 1));
            out[n++] = Hash.mix(413, mark, view.mark(at + 1));
            out[n++] = Hash.mix(414, mark, before.lower);
        }
        if (!word.isLower() && !word.isCaseless()) {
            out[n++] = Hash.mix(415, view.word(at - 2).lower + 31 * before.lower, word.letters.number);
            out[n++] = Hash.mix(416, view.word(at + 2).lower + 31 * after.lower, word.letters.number);
            out[n++] = Hash.mix(417, before.lower, after.lower);
        }
        if (!word.isLower() && !word.isCaseless()) {
            n = ofMemory(view.memory(at), 460, word.letters.number + 8L * kind + 64L * first, out, n);
        }
        return view.runStart(at) >= 0 ? ofRun(view, at, out, n) : n;
    }

    /** What the rest of the document says of a word. */
    private static int ofMemory(int memory, int template, long place, long[] out, int count) {
        int n = count;
        out[n++] = Hash.mix(template, memory & 15, place);
        for (int bit = 4; bit < DocumentMemory.BITS; bit++) {
            if ((memory >>> bit & 1) != 0) {
                out[n++] = Hash.mix(template + 1, bit, place);
            }
        }
        return n;
    }

    private static int ofRun(SentenceView view, int at, long[] out, int count) {
        int n = count;
        int start = view.runStart(at);
        int end = view.runEnd(at);
        int length = Math.min(6, end - start);
        int position = at == start ? at == end - 1 ? 3 : 0 : at == end - 1 ? 2 : 1;
        long place = position + 4L * length;
        Word head = view.word(end - 1);
        Word front = view.word(start);
        Word ahead = view.word(start - 1);
        Word behind = view.word(end);
        out[n++] = Hash.mix(430, place);
        out[n++] = Hash.mix(431, head.lower, position);
        out[n++] = Hash.mix(432, front.lower, position);
        out[n++] = Hash.mix(433, ahead.lower, position);
        out[n++] = Hash.mix(434, behind.lower, position);
        out[n++] = Hash.mix(435, head.flags, position);
        out[n++] = Hash.mix(436, front.flags, position);
        out[n++] = Hash.mix(437, ahead.flags + 64L * behind.flags, position);
        out[n++] = Hash.mix(438, view.runFlags(at), position);
        out[n++] = Hash.mix(439, ahead.lower, behind.lower);
        if (head.suffixes.length > 2) {
            out[n++] = Hash.mix(440, head.suffixes[2], place);
        }
        if (end > start + 1) {
            n = ofMemory(view.memory(end - 1), 470, position, out, n);
            n = ofMemory(view.memory(start), 480, position, out, n);
        }
        return ofNeighbours(view, start, end, position, out, n);
    }

    /** Links runs over "of", "of the" and "and", so that a ministry's head is seen from its tail and the reverse. */
    private static int ofNeighbours(SentenceView view, int start, int end, int position, long[] out, int count) {
        int n = count;
        int ahead = view.runAcross(start, -1);
        if (ahead >= 0) {
            Word front = view.word(view.runStart(ahead));
            out[n++] = Hash.mix(441, front.lower, view.word(start - 1).lower + position);
            out[n++] = Hash.mix(442, view.word(ahead).lower, position);
            out[n++] = Hash.mix(443, view.runFlags(ahead), view.word(start - 1).lower + position);
        }
        int behind = view.runAcross(end - 1, 1);
        if (behind >= 0) {
            out[n++] = Hash.mix(444, view.word(behind).lower, view.word(end).lower + position);
            out[n++] = Hash.mix(445, view.runFlags(behind), view.word(end).lower + position);
        }
        return n;
    }
}
