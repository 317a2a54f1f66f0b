package dev.newswire.enrich.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text in order, each with what it is compared by and whether a phrase may run on from it. Words longer
 * than {@value #LONGEST} characters are noise and end a phrase, as do stop words, numbers and punctuation.
 */
final class Words {
    private static final int LONGEST = 40;

    /** In a language without a list of stop words, words this short are taken for such. */
    private static final int SHORT = 3;

    /**
     * One word.
     *
     * @param text as written
     * @param stem what its forms have in common
     * @param joins whether it directly follows another word of a phrase
     * @param capital whether it is capitalised where no sentence starts
     * @param title whether it stands in the title
     * @param place its number among all words, stop words included
     */
    record Word(String text, String stem, boolean joins, boolean capital, boolean title, int place) {}

    private final List<Word> words = new ArrayList<>();
    private final String language;
    private final Set<String> stop;
    private boolean joins;
    private boolean sentenceStart = true;
    private int place;

    Words(String language, Set<String> stop) {
        this.language = language;
        this.stop = stop;
    }

    List<Word> all() {
        return words;
    }

    /** Reads up to {@code limit} characters of a text of its own. */
    void add(String text, int limit, boolean title) {
        sentenceStart = true;
        joins = false;
        int n = Math.min(limit, text.length());
        int start = -1;
        for (int i = 0; i <= n; i++) {
            boolean alone = i < n && isUnspaced(text.charAt(i));
            boolean inside = i < n && !alone && (isLetter(text, i) || (start >= 0 && isInner(text, i, n)));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                word(text, start, i, title);
                start = -1;
            }
            if (alone) {
                character(text, i, title);
            } else if (!inside && i < n && !isBlank(text.charAt(i))) {
                joins = false;
                sentenceStart |= ".!?…。！？\n“\"«:".indexOf(text.charAt(i)) >= 0;
            }
        }
    }

    private void word(String text, int start, int end, boolean title) {
        place++;
        if (end - start > LONGEST) {
            joins = false;
            return;
        }
        String written = text.substring(start, end);
        String lower = withoutPossessive(written).toLowerCase(Locale.ROOT);
        boolean usual = stop.isEmpty() ? lower.length() <= SHORT : stop.contains(lower);
        if (usual || lower.length() < 2 || Character.isDigit(lower.charAt(0))) {
            joins = false;
        } else {
            boolean capital = !title && !sentenceStart && Character.isUpperCase(written.charAt(0));
            words.add(new Word(withoutPossessive(written), stem(lower), joins, capital, title, place));
            joins = withoutPossessive(written).length() == written.length();
        }
        sentenceStart = false;
    }

    /** A script without spaces gives its characters as words, of which several make a phrase. */
    private void character(String text, int i, boolean title) {
        place++;
        String written = text.substring(i, i + 1);
        if (stop.contains(written)) {
            joins = false;
        } else {
            words.add(new Word(written, written, joins, false, title, place));
            joins = true;
        }
        sentenceStart = false;
    }

    static boolean isUnspaced(char c) {
        return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
    }

    private static String withoutPossessive(String word) {
        boolean possessive = word.endsWith("'s") || word.endsWith("’s");
        return possessive ? word.substring(0, word.length() - 2) : word;
    }

    /** Cuts endings by length only: enough to see that two forms are one word, in most languages that inflect. */
    private String stem(String lower) {
        int length = lower.length();
        if (language.equals("en")) {
            return length > 3 && lower.endsWith("s") && !lower.endsWith("ss") ? lower.substring(0, length - 1) : lower;
        }
        if (length < 5) {
            return lower;
        }
        return lower.substring(0, length < 7 ? length - 1 : length - 2);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\r';
    }

    private static boolean isLetter(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Hyphens and apostrophes hold a word together when letters stand on both sides. */
    private boolean isInner(String text, int i, int n) {
        char c = text.charAt(i);
        boolean elides = language.equals("fr") || language.equals("it");
        return (c == '-' || (!elides && (c == '\'' || c == '’')))
                && i + 1 < n
                && isLetter(text, i + 1)
                && isLetter(text, i - 1);
    }
}
