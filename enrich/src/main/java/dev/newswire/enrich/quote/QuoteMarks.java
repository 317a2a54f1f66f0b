package dev.newswire.enrich.quote;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what stands between quotation marks, paragraph by paragraph, also where scraping put a mark on the wrong side of
 * a space. A mark left open is closed by its paragraph's end when the next paragraph opens with one, as custom has it.
 */
final class QuoteMarks {

    private static final int LONGEST = 6000;

    private final String text;
    private final List<Region> found = new ArrayList<>();

    private QuoteMarks(String text) {
        this.text = text;
    }

    /** The words between each outermost pair of marks, without the marks. */
    static List<Region> find(String text, List<Region> paragraphs) {
        QuoteMarks marks = new QuoteMarks(text);
        for (int i = 0; i < paragraphs.size(); i++) {
            boolean continued = i + 1 < paragraphs.size()
                    && isOpener(text.charAt(paragraphs.get(i + 1).start()));
            marks.scan(paragraphs.get(i), continued);
        }
        return marks.found;
    }

    private void scan(Region paragraph, boolean continued) {
        int open = -1;
        int depth = 0;
        char opener = 0;
        for (int i = paragraph.start(); i < paragraph.end(); i++) {
            char c = text.charAt(i);
            if (open < 0) {
                if (opens(c, i, paragraph)) {
                    open = i + 1;
                    opener = c;
                    depth = 1;
                }
            } else if (closes(c, i, opener, paragraph)) {
                depth--;
                if (depth == 0) {
                    add(open, i);
                    open = -1;
                }
            } else if (c == opener && c != '"' && c != '\u2018' && c != '\u201C') {
                depth++;
            }
        }
        if (open >= 0 && continued) {
            add(open, paragraph.end());
        }
    }

    private void add(int start, int end) {
        Region region = new Region(start, end).trimmed(text);
        if (region.end() > region.start() && region.end() - region.start() <= LONGEST) {
            found.add(region);
        }
    }

    private static boolean isOpener(char c) {
        return "“„«‹「『\"‟".indexOf(c) >= 0;
    }

    private boolean opens(char c, int i, Region paragraph) {
        char before = i > paragraph.start() ? text.charAt(i - 1) : ' ';
        char after = i + 1 < paragraph.end() ? text.charAt(i + 1) : ' ';
        return switch (c) {
            case '“', '„', '«', '‹', '「', '『', '‟' -> true;
            // German books and Danish papers turn the angles inward.
            case '»' -> !Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after) && isSpace(before);
            // A closing mark before a word, as scraping leaves it: only where nothing is open.
            case '"', '”' -> isSpace(before) && !isSpace(after);
            case '‘' -> isSpace(before) && Character.isUpperCase(after);
            default -> false;
        };
    }

    private boolean closes(char c, int i, char opener, Region paragraph) {
        char before = i > paragraph.start() ? text.charAt(i - 1) : ' ';
        char after = i + 1 < paragraph.end() ? text.charAt(i + 1) : ' ';
        return switch (opener) {
            case '“', '‟', '”' -> c == '”' || isMixed(c, i, before, after);
            case '„' -> c == '“' || c == '”' || (c == '"' && !isSpace(before));
            case '«' -> c == '»';
            case '»' -> c == '«';
            case '‹' -> c == '›';
            case '「' -> c == '」';
            case '『' -> c == '』';
            case '"' ->
                (c == '"' && (!isSpace(before) || !Character.isLetterOrDigit(after)))
                        || c == '”'
                        || isMixed(c, i, before, after);
            case '‘' -> c == '’' && ",.!?…".indexOf(before) >= 0;
            default -> false;
        };
    }

    /** A mark of another custom: "…“ and “…", also behind a space: “…, " she said. */
    private boolean isMixed(char c, int i, char before, char after) {
        if (c == '"' && !isSpace(before)) {
            return true;
        }
        boolean behindSpace = c == '"' && i >= 2 && ",.!?…".indexOf(text.charAt(i - 2)) >= 0 && isSpace(after);
        return behindSpace || (c == '“' && !isSpace(before) && !Character.isLetterOrDigit(after));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '(' || c == '[' || c == '—' || c == '–' || c == '-' || c == ':' || c == '\u00A0';
    }
}
