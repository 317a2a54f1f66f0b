package dev.newswire.enrich.text;

import java.util.ArrayList;
import java.util.List;

/** Finds the names of authors in a byline: behind a label such as "By" or "记者：", or alone where markup says so. */
final class BylineReader {

    private static final int MOST_WORDS = 14;
    private static final int LONGEST = 160;
    private static final int LABEL_WORDS = 3;
    private static final int NAME_WORDS = 6;
    private static final String PARTS = "|·•";

    private final FurnitureWords words;
    private final DateLines dateLines;
    private final AuthorNames authorNames;

    BylineReader(FurnitureWords words, DateLines dateLines) {
        this.words = words;
        this.dateLines = dateLines;
        this.authorNames = new AuthorNames(words);
    }

    /** The lines, with a label that has a line of its own put before the names below it. */
    List<Line> joined(List<Line> lines) {
        List<Line> result = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean label = line.words() <= LABEL_WORDS && i + 1 < lines.size() && words.is(Cue.BYLINE, line.plain());
            Line both = label ? before(line, lines.get(i + 1)) : line;
            result.add(both);
            i += both == line ? 0 : 1;
        }
        return result;
    }

    private Line before(Line label, Line names) {
        boolean few = names.words() > 1 && names.words() <= NAME_WORDS && !names.endsAsSentence();
        if (!few || names.kind() != label.kind() || names.hasDigits()) {
            return label;
        }
        Line both = new Line(new Block(label.kind(), label.text() + " " + names.text(), names.linkShare()));
        return read(both).isEmpty() ? label : both;
    }

    /** The names; empty when the line is no byline. */
    List<String> read(Line line) {
        if (line.words() > MOST_WORDS || line.text().length() > LONGEST) {
            return List.of();
        }
        boolean marked = line.kind() == Block.Kind.BYLINE;
        String text = line.hasDigits() ? dateLines.withoutDates(line.text()) : line.text();
        for (int colon = colon(text, 0); colon >= 0; colon = colon(text, colon + 1)) {
            int start = labelStart(text, colon);
            // Within a sentence, a label before a colon is no label of the line.
            if (start == 0 || (start > 0 && !line.endsAsSentence())) {
                return authorNames.read(text.substring(colon + 1), text.substring(start, colon));
            }
        }
        if (line.words() < 2 || (line.endsAsSentence() && !marked && !isLongLabel(line.plain()))) {
            return List.of();
        }
        // "Posted on … by Somebody", "News | By Somebody": the label begins one of the line's parts.
        for (int start = 0; start < text.length(); start = partEnd(text, start) + 1) {
            String part = text.substring(start).strip();
            String plain = PlainForm.of(text.substring(start, partEnd(text, start)));
            int label = words.prefix(Cue.BYLINE, plain);
            if (label > 0) {
                int end = afterWords(part, PlainForm.words(plain.substring(0, label)));
                String names = line.endsAsSentence() && part.endsWith(".")
                        ? part.substring(end, part.length() - 1)
                        : part.substring(end);
                return authorNames.read(names, plain.substring(0, label));
            }
        }
        if (marked) {
            return authorNames.read(withoutUnknownLabel(text), "");
        }
        // "Somebody @somebody": who is called so on a network wrote this.
        int handle = text.indexOf(" @");
        boolean few = handle > 0 && PlainForm.words(PlainForm.of(text.substring(0, handle))) <= LABEL_WORDS;
        return few ? authorNames.read(text.substring(0, handle), "") : List.of();
    }

    private static int colon(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == ':' || text.charAt(i) == '：') {
                return i;
            }
        }
        return -1;
    }

    /** "The interview was conducted by Somebody." is a sentence, and yet a byline. */
    private boolean isLongLabel(String plain) {
        int label = words.prefix(Cue.BYLINE, plain);
        return label > 0 && PlainForm.words(plain.substring(0, label)) > 2;
    }

    private static int partEnd(String text, int start) {
        int end = start;
        while (end < text.length() && PARTS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Where the longest label that ends at a colon begins; -1 when no label ends there. */
    private int labelStart(String text, int colon) {
        int found = -1;
        int start = colon;
        for (int word = 0; word < LABEL_WORDS && start > 0; word++) {
            int end = start;
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            start = text.lastIndexOf(' ', end - 1) + 1;
            String plain = PlainForm.of(text.substring(start, colon));
            if (words.is(Cue.BYLINE, plain) || words.is(Cue.WRITER, plain)) {
                found = start;
            }
        }
        return found;
    }

    /** What a publisher marked as the byline may begin with any word and a colon. */
    private static String withoutUnknownLabel(String text) {
        int colon = colon(text, 0);
        boolean label = colon > 0 && PlainForm.words(PlainForm.of(text.substring(0, colon))) <= LABEL_WORDS;
        return label ? text.substring(colon + 1) : text;
    }

    private static int afterWords(String text, int count) {
        int seen = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = text.charAt(i) != ' ' && PlainForm.isKept(text.charAt(i));
            if (inWord && !letter && ++seen == count) {
                return i;
            }
            inWord = letter;
        }
        return text.length();
    }
}
