package dev.newswire.enrich.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the headline among the lines above an article's text. A headline speaks of what the text speaks of; the names of
 * sites and sections and the offers of a page do not.
 */
final class Headlines {

    private static final int LONGEST = 250;
    private static final int READ = 4000;
    private static final int STEM = 5;
    private static final int SHORTEST_WORD = 4;
    private static final int SHARED_ENOUGH = 5;
    private static final int MOST_SECTIONS = 6;
    private static final String BARS = "-–—|·•»:";

    private Headlines() {}

    /** Index of the headline among the open lines before the end; -1 when none may be one. */
    static int find(List<Line> lines, Role[] roles, int end, int cut) {
        Set<String> stems = stems(lines, roles, end, cut);
        int most = 0;
        int first = -1;
        for (int i = 0; i < end; i++) {
            if (roles[i] == null && mayBe(lines.get(i))) {
                if (lines.get(i).kind() == Block.Kind.HEADING) {
                    return i;
                }
                boolean wordy = isWordy(lines.get(i));
                first = first < 0 && wordy ? i : first;
                most = wordy ? Math.max(most, shared(lines.get(i), stems)) : most;
            }
        }
        for (int i = 0; i < end; i++) {
            Line line = lines.get(i);
            if (most > 0 && roles[i] == null && mayBe(line) && isWordy(line) && 2 * shared(line, stems) >= most) {
                return i;
            }
        }
        return first;
    }

    /** The browser's title has the site's name behind the headline; the headline alone stands below. */
    static int withoutSite(List<Line> lines, Role[] roles, int found, int end) {
        String text = lines.get(found).text();
        for (int i = found + 1; i < end; i++) {
            String own = lines.get(i).text();
            boolean open = roles[i] == null && isWordy(lines.get(i)) && text.startsWith(own);
            String rest = open ? text.substring(own.length()).strip() : "";
            if (!rest.isEmpty() && BARS.indexOf(rest.charAt(0)) >= 0) {
                return i;
            }
        }
        return found;
    }

    /** Whether the line only says where on the site the article stands: "Home / World / Africa". */
    static boolean isBreadcrumb(Line line) {
        int signs = 0;
        String text = line.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean parted = c == '/' && i > 0 && text.charAt(i - 1) == ' ';
            signs += parted || c == '>' || c == '»' || c == '›' || c == '|' || c == '→' ? 1 : 0;
        }
        return signs >= 2 && line.words() <= 12 && !line.endsAsSentence();
    }

    /** "News / India / Headline": where the article stands, down to itself. */
    static boolean leadsTo(Line line, Line title) {
        int before = line.words() - title.words();
        return before > 0 && before <= MOST_SECTIONS && line.plain().endsWith(" " + title.plain());
    }

    private static boolean mayBe(Line line) {
        return line.text().length() <= LONGEST
                && !isBreadcrumb(line)
                && line.kind() != Block.Kind.ENTRY
                && line.kind() != Block.Kind.ROW;
    }

    private static boolean isWordy(Line line) {
        boolean wordy = line.words() >= 3 || Sentences.weight(line.text()) >= 24;
        return wordy && !line.text().endsWith(".");
    }

    private static Set<String> stems(List<Line> lines, Role[] roles, int from, int cut) {
        Set<String> stems = new HashSet<>();
        int read = 0;
        for (int i = from; i < cut && read < READ; i++) {
            if (roles[i] == null && lines.get(i).isProse()) {
                String plain = lines.get(i).plain();
                String head = plain.substring(0, Math.min(plain.length(), READ));
                read += head.length();
                for (String word : head.split(" ", -1)) {
                    addStem(word, stems);
                }
            }
        }
        return stems;
    }

    private static void addStem(String word, Set<String> stems) {
        if (word.length() >= SHORTEST_WORD) {
            stems.add(word.substring(0, Math.min(word.length(), STEM)));
        }
    }

    /** How many words the line has in common with the text, as far as it matters. */
    private static int shared(Line line, Set<String> stems) {
        Set<String> own = new HashSet<>();
        for (String word : line.plain().split(" ", -1)) {
            addStem(word, own);
        }
        own.retainAll(stems);
        return Math.min(own.size(), SHARED_ENOUGH);
    }
}
