package dev.newswire.enrich.term;

import dev.newswire.enrich.entity.crf.Hash;

/** Cuts one text into words; see {@link TermText}. */
final class WordCutter {
    /** Longer words are no names; they are cut off here, so that one word costs bounded memory. */
    private static final int LONGEST_WORD = 128;

    private static final int PARAGRAPH = '\n';
    private static final String ARABIC_CLITICS = "وفبلك";
    private static final String HEBREW_CLITICS = "והבלמשכ";

    private final String text;
    private final TermText words;
    private final char[] folded = new char[LONGEST_WORD];
    private int gap;
    private int newlines;

    WordCutter(String text) {
        this.text = text;
        this.words = new TermText(text);
    }

    TermText cut() {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isUnspaced(point)) {
                at = addSign(at, point);
            } else if (isWord(point)) {
                at = addWord(at);
            } else {
                between(point);
                at += Character.charCount(point);
            }
        }
        return words;
    }

    private static boolean isWord(int point) {
        if (point < 128) {
            return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
        }
        return Character.isLetterOrDigit(point) || isMark(point);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Scripts that put no space between words: every sign is a word, so that a name may begin at any. */
    private static boolean isUnspaced(int point) {
        return (point >= 0x0E00 && point <= 0x0EFF)
                || (point >= 0x1000 && point <= 0x109F)
                || (point >= 0x1780 && point <= 0x17FF)
                || (point >= 0x3040 && point <= 0x30FF && point != 0x30FB)
                || (point >= 0x3400 && point <= 0x9FFF)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0x20000 && point <= 0x3FFFF);
    }

    private void between(int point) {
        if (point == ' ') {
            return;
        }
        if (point == '\n') {
            newlines++;
            if (newlines > 1) {
                gap = mixed(PARAGRAPH);
            }
            return;
        }
        boolean joins = point <= ' '
                || Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.DASH_PUNCTUATION
                || Character.getType(point) == Character.FORMAT
                || point == 0xB7
                || point == 0x30FB;
        if (!joins) {
            gap = mixed(point == '’' || point == 'ʼ' ? '\'' : point);
        }
    }

    private int mixed(int point) {
        return (int) Hash.mix(5, gap, point) | 1;
    }

    private void add(long word, int start, int end) {
        words.add(gap, word, start, end);
        gap = TermText.JOINED;
        newlines = 0;
    }

    private int addSign(int start, int point) {
        int end = start + Character.charCount(point);
        while (end < text.length() && end - start < LONGEST_WORD && isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        long hash = Hash.SEED;
        for (int at = start; at < end; at++) {
            hash = Hash.step(hash, text.charAt(at));
        }
        add(Hash.finish(hash), start, end);
        return end;
    }

    private int addWord(int start) {
        int length = 0;
        int end = start;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (point < 128) {
                if (!isWord(point)) {
                    break;
                }
                if (length < LONGEST_WORD) {
                    folded[length++] = Folding.of((char) point);
                }
                end++;
                continue;
            }
            boolean ignored = Character.getType(point) == Character.FORMAT;
            if (isUnspaced(point) || (!ignored && !isWord(point))) {
                break;
            }
            for (int unit = 0; unit < Character.charCount(point) && !ignored; unit++) {
                char letter = Folding.of(text.charAt(end + unit));
                if (letter != 0 && length < LONGEST_WORD) {
                    folded[length++] = letter;
                }
            }
            end += Character.charCount(point);
        }
        int seen = end;
        while (seen > start
                && text.charAt(seen - 1) >= 128
                && Character.getType(text.charAt(seen - 1)) == Character.FORMAT) {
            seen--;
        }
        if (length == 0) {
            return end;
        }
        boolean cyrillic = folded[0] >= 0x400 && folded[0] < 0x530;
        add(hash(0, cyrillic ? WordEndings.stem(folded, length) : length), start, seen);
        addOther(start, seen, length);
        return end;
    }

    private void addOther(int start, int end, int length) {
        char first = folded[0];
        if (first >= 0xAC00 && first <= 0xD7A3) {
            int bare = WordEndings.withoutParticle(folded, length);
            if (bare < length) {
                words.addOther(hash(0, bare), start, end - (length - bare));
            }
        } else if (length > 3 && (ARABIC_CLITICS.indexOf(first) >= 0 || HEBREW_CLITICS.indexOf(first) >= 0)) {
            words.addOther(hash(1, length), start + 1, end);
        }
    }

    private long hash(int from, int to) {
        long hash = Hash.SEED;
        for (int at = from; at < to; at++) {
            hash = Hash.step(hash, folded[at]);
        }
        return Hash.finish(hash);
    }
}
