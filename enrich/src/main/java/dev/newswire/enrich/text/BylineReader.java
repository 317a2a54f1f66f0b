package dev.newswire.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the names of authors from a byline. */
final class BylineReader {

    private static final int MOST_WORDS = 14;
    private static final Set<String> AND = Set.of("and", "und", "et", "y", "и", "e", "i", "та", "және", "ve", "en");
    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "do", "dos", "del", "della", "di", "la", "le", "van", "von", "der", "den", "ter", "zu", "bin",
            "ibn", "al", "el", "af", "av", "dela");

    private final FurnitureWords words;

    BylineReader(FurnitureWords words) {
        this.words = words;
    }

    /** The names; empty when the line is no byline. */
    List<String> read(Line line) {
        String text = line.text();
        boolean marked = line.kind() == Block.Kind.BYLINE;
        if (line.words() > MOST_WORDS || line.words() < 2 || text.length() > 160) {
            return List.of();
        }
        int label = words.prefix(Cue.BYLINE, line.plain());
        if (label == 0) {
            return marked ? names(text) : List.of();
        }
        int start = afterWords(text, PlainForm.words(line.plain().substring(0, label)));
        boolean colon = start > 0 && (text.charAt(start - 1) == ':' || text.charAt(start - 1) == '：');
        if (line.endsAsSentence() && !colon && !marked) {
            return List.of();
        }
        List<String> names = names(text.substring(start).strip());
        // "By Friday Morning" is no byline but a headline's end; those do not come as "By" and two or more names'
        // words.
        return names;
    }

    /** Index after that many words and the colon that may follow them. */
    private static int afterWords(String text, int count) {
        int i = 0;
        int seen = 0;
        boolean inWord = false;
        while (i < text.length()) {
            boolean letter = Character.isLetterOrDigit(text.charAt(i));
            if (inWord && !letter) {
                seen++;
                if (seen == count) {
                    break;
                }
            }
            inWord = letter;
            i++;
        }
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i < text.length() && (text.charAt(i) == ':' || text.charAt(i) == '：') ? i + 1 : i;
    }

    private List<String> names(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (AND.contains(word)
                    || word.equals("&")
                    || word.equals("|")
                    || word.equals("-")
                    || word.equals("–")
                    || word.equals("—")
                    || word.equals("/")
                    || word.equals("•")
                    || word.equals("·")) {
                add(open, names);
                continue;
            }
            boolean ends = word.endsWith(",") || word.endsWith(";") || word.endsWith("|");
            String bare = ends ? word.substring(0, word.length() - 1) : word;
            open.append(open.length() == 0 ? "" : " ").append(bare);
            if (ends) {
                add(open, names);
            }
        }
        add(open, names);
        return names;
    }

    private void add(StringBuilder open, List<String> names) {
        String name = open.toString().strip();
        open.setLength(0);
        if (isName(name)) {
            names.add(name);
        }
    }

    private boolean isName(String name) {
        String plain = PlainForm.of(name);
        int count = PlainForm.words(plain);
        if (count < 2
                || count > 5
                || plain.indexOf('#') >= 0
                || words.contains(Cue.AGENCY, plain)
                || words.contains(Cue.SITE, plain)
                || plain.contains("staff")
                || plain.contains("editor")
                || plain.contains("correspondent")
                || plain.contains("writer")) {
            return false;
        }
        for (String word : name.split(" ", -1)) {
            boolean small = !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
            if (small && !PARTICLES.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
