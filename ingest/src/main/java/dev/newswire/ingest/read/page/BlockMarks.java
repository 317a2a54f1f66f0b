package dev.newswire.ingest.read.page;

import dev.newswire.ingest.read.page.Block.Mark;
import dev.newswire.ingest.read.page.ClassWords.Meaning;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Tells what an element is called to hold, by its kind and the words of its classes, where it is a small part only. */
final class BlockMarks {
    private static final Map<Meaning, Mark> NAMED = Map.of(
            Meaning.CAPTION, Mark.CAPTION,
            Meaning.GALLERY, Mark.GALLERY,
            Meaning.BYLINE, Mark.BYLINE,
            Meaning.STANDFIRST, Mark.STANDFIRST,
            Meaning.BIOGRAPHY, Mark.BIOGRAPHY,
            Meaning.TAGS, Mark.TAGS,
            Meaning.EMBED, Mark.EMBED);
    private static final Map<String, Mark> KINDS = Map.of(
            "figcaption", Mark.CAPTION,
            "caption", Mark.CAPTION,
            "figure", Mark.CAPTION,
            "table", Mark.TABLE,
            "time", Mark.BYLINE);
    private static final double SMALL = 0.4;

    private final TextWeight weight;
    private final double all;

    BlockMarks(TextWeight weight, double all) {
        this.weight = weight;
        this.all = all;
    }

    Set<Mark> of(Element element) {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        Mark kind = KINDS.get(element.normalName());
        if (kind != null) {
            marks.add(kind);
        }
        String names = element.className() + ' ' + element.id() + ' ' + element.attr("itemprop");
        if (names.length() > 2 && weight.of(element) <= SMALL * all) {
            for (Meaning meaning : ClassWords.of(names)) {
                Mark mark = NAMED.get(meaning);
                if (mark != null) {
                    marks.add(mark);
                }
            }
        }
        return marks;
    }
}
