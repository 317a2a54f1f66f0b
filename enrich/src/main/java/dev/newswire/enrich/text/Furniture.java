package dev.newswire.enrich.text;

import java.util.Set;

/** Tells lines of page furniture by what they say, however long the article around them is. */
final class Furniture {

    private static final int LABEL = 120;
    private static final int PROMPT = 220;
    private static final int NOTICE = 420;
    private static final int MOST_INITIALS = 6;

    /** Numbers, in plain form, and the units in which they are counted. */
    private static final Set<String> NUMBERS = Set.of(
            "#", "#k", "k", "#m", "m", "mil", "mi", "mila", "tys", "mln", "тыс", "тис", "мың", "млн", "bin", "b", "ألف",
            "हजार", "हज़ार", "लाख", "万", "萬", "千", "次", "人", "条", "條", "个", "個");

    private final FurnitureWords words;

    Furniture(FurnitureWords words) {
        this.words = words;
    }

    boolean is(Line line) {
        String plain = line.plain();
        if (!line.hasLetters()) {
            return line.kind() != Block.Kind.ROW && line.kind() != Block.Kind.ENTRY;
        }
        if (words.is(Cue.LINE, plain)
                || isAddress(line)
                || isHashtags(line.text())
                || isStageDirection(line.text())
                || isAppearedFirst(plain)
                || isWordsAndCounters(line)) {
            return true;
        }
        if (line.text().length() <= PROMPT && isPrompt(line)) {
            return true;
        }
        return line.text().length() <= NOTICE && !isQuoted(line.text()) && words.contains(Cue.NOTICE, plain);
    }

    /** The line without who else reported it, behind its last sentence: "... – Additional reporting by Somebody". */
    Line withoutCredit(Line line) {
        String text = line.text();
        if (line.endsAsSentence() && !text.endsWith(")")) {
            return line;
        }
        int stop = Math.max(text.lastIndexOf(". "), Math.max(text.lastIndexOf(".” "), text.lastIndexOf(".\" ")));
        if (stop <= 0 || text.length() - stop > LABEL || line.kind() != Block.Kind.TEXT) {
            return line;
        }
        int end = text.indexOf(' ', stop);
        String tail = text.substring(end).strip();
        String plain = PlainForm.of(tail);
        String label = plain.substring(0, words.prefix(Cue.PREFIX, plain));
        boolean credit = label.endsWith(" by") || label.endsWith(" from");
        boolean open = !Sentences.ends(tail) || (tail.startsWith("(") && tail.endsWith(")"));
        return credit && open && !is(line)
                ? new Line(new Block(line.kind(), text.substring(0, end), line.linkShare()))
                : line;
    }

    /** Whether the article's page goes on to comments, forms and lists of tags from here. */
    boolean isTail(Line line) {
        return line.text().length() <= LABEL
                && (words.is(Cue.TAIL, line.plain()) || words.prefix(Cue.TAIL, line.plain()) > 0)
                && (line.words() <= 12 || !line.endsAsSentence());
    }

    /** Whether headlines of other articles stand on this line or below it. */
    boolean isRelated(Line line) {
        return line.text().length() <= LABEL && words.is(Cue.RELATED, line.plain());
    }

    private boolean isPrompt(Line line) {
        int prefix = words.prefix(Cue.PREFIX, line.plain());
        int related = words.prefix(Cue.RELATED, line.plain());
        int longest = Math.max(prefix, related);
        if (longest == 0) {
            return false;
        }
        // "Category 5 hurricanes" and "Related cases" begin sentences; "Category: storms" and "Related: ..." do not.
        boolean several = PlainForm.words(line.plain().substring(0, longest)) > 1 && prefix == longest;
        return several || colonAfter(line.text(), longest);
    }

    private static boolean colonAfter(String text, int plainLength) {
        int limit = Math.min(text.length(), plainLength + 8);
        for (int i = 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '：' || c == '»' || c == '|' || c == '►' || c == '→' || c == '>') {
                return i >= plainLength - 2;
            }
        }
        return false;
    }

    /** "Share 12 Tweet", "5 views 3 comments", "分享12次": nothing but listed phrases and numbers. */
    private boolean isWordsAndCounters(Line line) {
        if (line.words() > 12 || line.endsAsSentence()) {
            return false;
        }
        // A number stands without a space beside the words of some scripts.
        String parted = line.plain().replace("#", " # ").replace("  ", " ").strip();
        return words.covers(Cue.LINE, parted, NUMBERS) || words.covers(Cue.LINE, line.plain(), NUMBERS);
    }

    private static boolean isAddress(Line line) {
        String text = line.text();
        boolean url = text.startsWith("http://")
                || text.startsWith("https://")
                || text.startsWith("www.")
                || (text.indexOf('/') > 0 && text.lastIndexOf('.', text.indexOf('/')) > 0);
        boolean mail = text.indexOf('@') >= 0 && line.words() <= 6;
        return text.indexOf(' ') < 0 && (url || mail);
    }

    /** "(BEGIN VIDEO CLIP)", "[18:05:01]": what a transcript says of itself, in brackets and capitals. */
    private static boolean isStageDirection(String text) {
        char first = text.charAt(0);
        char close = first == '(' ? ')' : first == '[' ? ']' : 0;
        return close != 0
                && text.length() <= LABEL
                && text.indexOf(close) == text.length() - 1
                && text.codePoints().noneMatch(Character::isLowerCase)
                && text.codePoints().filter(Character::isUpperCase).count() > MOST_INITIALS;
    }

    private static boolean isHashtags(String text) {
        if (text.charAt(0) != '#') {
            return false;
        }
        for (String word : text.split(" ", -1)) {
            if (!word.startsWith("#")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAppearedFirst(String plain) {
        return plain.startsWith("the post ") && plain.contains(" appeared first on ");
    }

    private static boolean isQuoted(String text) {
        return text.indexOf('“') >= 0 || text.indexOf('«') >= 0 || text.indexOf('„') >= 0;
    }
}
