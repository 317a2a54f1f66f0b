package dev.newswire.enrich.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects lines by their roles into an article. Used once, by one thread. */
final class ArticleBuilder {

    private String title;
    private final CaptionReader captionReader;
    private final BylineReader bylineReader;
    private final DateLines dateLineReader;
    private final TitleReader titleReader;
    private final List<Line> text = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Map<String, String> captions = new LinkedHashMap<>();
    private final Map<String, String> credits = new LinkedHashMap<>();
    private final Map<String, String> authors = new LinkedHashMap<>();
    private final List<String> footnotes = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private final List<String> dates = new ArrayList<>();

    ArticleBuilder(
            String title,
            CaptionReader captionReader,
            BylineReader bylineReader,
            DateLines dateLineReader,
            TitleReader titleReader) {
        this.title = title;
        this.captionReader = captionReader;
        this.bylineReader = bylineReader;
        this.dateLineReader = dateLineReader;
        this.titleReader = titleReader;
    }

    void add(Line line, Role role) {
        switch (role) {
            case TITLE -> title = title.isEmpty() ? titleReader.clean(line.text()) : title;
            case DATE -> dates.add(line.text());
            case BYLINE -> addByline(line);
            case CAPTION -> addCaption(line);
            case FOOTNOTE -> addFootnote(line.text());
            case TEXT -> text.add(line);
            case LABEL -> labels.add(line.text());
            case FURNITURE -> {}
        }
    }

    Article build(TeaserTrimmer teasers) {
        dropPartialCaptions();
        String joined = text.isEmpty() ? String.join("\n\n", labels) : teasers.trim(joined());
        return new Article(
                title,
                null,
                joined,
                List.copyOf(captions.values()),
                List.copyOf(credits.values()),
                footnotes,
                List.copyOf(authors.values()),
                dates);
    }

    private void addFootnote(String note) {
        String number = NumberedNotes.leadingMark(note);
        if (number.isEmpty()) {
            footnotes.add(Footnotes.withoutLeadingMark(note));
        } else {
            numbers.add(number);
            footnotes.add(note.substring(number.length()).strip());
        }
    }

    private void addByline(Line line) {
        for (String name : bylineReader.read(line)) {
            authors.putIfAbsent(PlainForm.of(name), name);
        }
        if (dateLineReader.hasDate(line)) {
            dates.add(line.text());
        }
    }

    private void addCaption(Line line) {
        CaptionReader.Caption read = captionReader.read(line);
        if (read == null) {
            return;
        }
        String caption = read.caption();
        String credit = read.credit();
        if (caption != null && !caption.isEmpty()) {
            captions.putIfAbsent(PlainForm.of(caption), caption);
        }
        if (credit != null && !credit.isEmpty()) {
            credits.putIfAbsent(PlainForm.of(credit), credit);
        }
    }

    /** A caption that another one begins with is the same, cut short. */
    private void dropPartialCaptions() {
        if (captions.size() < 2) {
            return;
        }
        TreeSet<String> sorted = new TreeSet<>(captions.keySet());
        for (String plain : Set.copyOf(captions.keySet())) {
            String longer = sorted.higher(plain);
            if (longer != null && longer.startsWith(plain + " ")) {
                captions.remove(plain);
            }
        }
    }

    private String joined() {
        boolean marks = !footnotes.isEmpty();
        StringBuilder out = new StringBuilder();
        Line before = null;
        for (Line line : text) {
            if (before != null) {
                boolean sameList = line.kind() == before.kind()
                        && (line.kind() == Block.Kind.ENTRY || line.kind() == Block.Kind.ROW);
                out.append(sameList ? "\n" : "\n\n");
            }
            String unnumbered = NumberedNotes.without(line.text(), numbers);
            out.append(marks ? Footnotes.withoutMarks(unnumbered) : unnumbered);
            before = line;
        }
        return out.toString();
    }
}
