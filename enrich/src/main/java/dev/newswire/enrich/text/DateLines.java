package dev.newswire.enrich.text;

import dev.newswire.enrich.date.DateParser;
import dev.newswire.enrich.date.FoundDate;
import java.util.List;

/** Tells lines that only say when an article was published or changed. */
final class DateLines {

    private static final int LONGEST = 160;
    private static final int OTHER_WORDS = 5;
    private static final int MOST_PARTS = 8;

    private final DateParser dates;

    DateLines(DateParser dates) {
        this.dates = dates;
    }

    /** Of a line whose parts stand between bars, one must say it and the others not much. */
    boolean isDateLine(Line line) {
        if (line.text().length() > LONGEST || !line.hasDigits()) {
            return false;
        }
        if (isDate(line.text(), line.endsAsSentence())) {
            return true;
        }
        boolean dated = false;
        String[] parts = line.text().split("[|·•]", MOST_PARTS);
        for (String part : parts) {
            boolean date = isDate(part, false);
            if (!date && letterWords(part) > OTHER_WORDS) {
                return false;
            }
            dated |= date;
        }
        return dated && parts.length > 1;
    }

    private boolean isDate(String text, boolean sentence) {
        List<FoundDate> found = dates.find(text, text.length(), null);
        if (found.isEmpty()) {
            return false;
        }
        StringBuilder rest = new StringBuilder();
        int from = 0;
        boolean year = false;
        for (FoundDate date : found) {
            rest.append(text, from, date.start()).append(' ');
            from = date.end();
            year |= date.yearGiven();
        }
        rest.append(text, from, text.length());
        int others = letterWords(rest.toString());
        return year ? others <= OTHER_WORDS && (others <= 2 || !sentence) : others <= 1;
    }

    /** Whether a date stands in the line at all. */
    boolean hasDate(Line line) {
        return line.hasDigits()
                && line.text().length() <= LONGEST
                && dates.find(line.text(), LONGEST, null).stream().anyMatch(FoundDate::yearGiven);
    }

    /** The line with a dot where its dates were. */
    String withoutDates(String text) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (FoundDate date : dates.find(text, LONGEST, null)) {
            rest.append(text, from, date.start()).append(" · ");
            from = date.end();
        }
        return rest.append(text, from, text.length()).toString();
    }

    private static int letterWords(String text) {
        int count = 0;
        for (String word : PlainForm.of(text).split(" ", -1)) {
            boolean letters = !word.isEmpty() && word.charAt(0) != '#' && word.length() > 1;
            count += letters ? 1 : 0;
        }
        return count;
    }
}
