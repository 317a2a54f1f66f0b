package dev.newswire.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parts what follows a byline's label into names, and leaves places, dates, offices and publishers out. */
final class AuthorNames {

    private static final Set<String> AND =
            Set.of("and", "und", "et", "y", "и", "e", "i", "й", "та", "және", "ve", "और");
    private static final Set<String> BARS = Set.of("&", "|", "-", "–", "—", "/", "•", "·", "\\", "»", "(", "+");

    /** What stands between a name and where or for whom its bearer writes. */
    private static final Set<String> PLACED = Set.of(
            "in", "at", "from", "for", "on", "aus", "für", "à", "en", "dans", "depuis", "pour", "desde", "para", "em",
            "a", "per", "da", "из", "в", "на", "для", "із", "з", "у", "w", "z", "dla", "vanuit", "voor", "في", "من");

    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "van", "von", "der", "den", "ter", "zu",
            "bin", "ibn", "al", "el", "af", "av", "dela");
    private static final Set<String> OFFICES = Set.of(
            "staff",
            "editor",
            "editors",
            "correspondent",
            "correspondents",
            "writer",
            "reporter",
            "reporters",
            "desk",
            "journalist",
            "bureau",
            "newsroom",
            "redaktion",
            "rédaction",
            "redacción",
            "redação",
            "redazione",
            "redakcja",
            "редакция",
            "редакції",
            "корреспондент",
            "кореспондент",
            "обозреватель",
            "डेस्क",
            "ब्यूरो",
            "संवाददाता");
    private static final String PUBLISHER_ENDS = "网網报報社台站部";
    private static final int LONGEST_IDEOGRAPHIC = 4;

    private final FurnitureWords words;

    AuthorNames(FurnitureWords words) {
        this.words = words;
    }

    List<String> read(String text, String label) {
        List<String> names = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean dutch = label.equalsIgnoreCase("door") || label.equalsIgnoreCase("tekst van");
        boolean placed = false;
        for (String word : parted(text).split(" ", -1)) {
            boolean and = AND.contains(word) || (dutch && word.equals("en"));
            if (and || BARS.contains(word)) {
                add(open, names);
                placed = false;
            } else if (hasDigit(word) || isLabel(word)) {
                add(open, names);
                placed = true;
            } else if (PLACED.contains(word) && isName(open.toString())) {
                add(open, names);
                placed = true;
            } else if (!placed && !word.isEmpty()) {
                boolean ends = word.endsWith(",") || word.endsWith(";") || word.endsWith("|");
                String bare = ends ? word.substring(0, word.length() - 1) : word;
                open.append(open.length() == 0 ? "" : " ").append(bare);
                if (ends) {
                    add(open, names);
                }
            }
        }
        add(open, names);
        return names;
    }

    private static String parted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '、' || c == '，' || c == '،' || c == '؛' || c == '；') {
                out.append(", ");
            } else if (c == '\n' || c == '\u3000') {
                out.append(" | ");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isLabel(String word) {
        return word.indexOf(':') >= 0 || word.indexOf('：') >= 0;
    }

    private static boolean hasDigit(String word) {
        return word.codePoints().anyMatch(Character::isDigit);
    }

    private void add(StringBuilder open, List<String> names) {
        String name = open.toString();
        open.setLength(0);
        if (isName(name)) {
            names.add(name);
        }
    }

    private boolean isName(String name) {
        String plain = PlainForm.of(name);
        if (plain.isEmpty() || words.contains(Cue.AGENCY, plain) || words.contains(Cue.SITE, plain)) {
            return false;
        }
        if (isIdeograph(name.charAt(0))) {
            return isIdeographicName(name);
        }
        int count = PlainForm.words(plain);
        if (count < 2 || count > 5) {
            return false;
        }
        for (String word : plain.split(" ", -1)) {
            if (OFFICES.contains(word)) {
                return false;
            }
        }
        String[] parts = name.split(" ", -1);
        if (PARTICLES.contains(parts[parts.length - 1])) {
            return false;
        }
        for (String word : parts) {
            boolean small = !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
            if (small && !PARTICLES.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdeograph(char c) {
        return c >= 0x2E80 && c < 0xD7B0;
    }

    /** Two to four characters, or more with a dot between the parts of a foreign name. */
    private static boolean isIdeographicName(String name) {
        int dots = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean dot = c == '·' || c == '・';
            dots += dot ? 1 : 0;
            if (!dot && !isIdeograph(c)) {
                return false;
            }
        }
        int longest = LONGEST_IDEOGRAPHIC * (1 + 2 * Math.min(dots, 2));
        return name.length() >= 2
                && name.length() <= longest
                && PUBLISHER_ENDS.indexOf(name.charAt(name.length() - 1)) < 0;
    }
}
