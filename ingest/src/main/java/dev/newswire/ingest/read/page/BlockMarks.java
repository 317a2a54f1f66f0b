package dev.newswire.ingest.read.page;

import dev.newswire.ingest.read.page.Block.Mark;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Tells what an element is called to hold, by its kind and the words of its classes, where it is a small part only. */
final class BlockMarks {
    private static final Map<Mark, Set<String>> WORDS = Map.of(
            Mark.CAPTION,
            words("caption captions figcaption credit credits photocredit imagecredit copyright imagetag"),
            Mark.GALLERY,
            words("gallery slideshow carousel slider swiper slides lightbox"),
            Mark.BYLINE,
            words(
                    "byline bylines author authors dateline timestamp datetime date time posted published pubdate updated kicker"
                            + " eyebrow meta metadata postmeta contributor contributors"),
            Mark.STANDFIRST,
            words("dek deck standfirst subtitle subheadline subheading strapline subhead excerpt"),
            Mark.BIOGRAPHY,
            words("bio biography authorbox"),
            Mark.TAGS,
            words("tags taglist topics keywords tagged categories"),
            Mark.EMBED,
            words("embed twitter tweet instagram"));
    private static final Map<String, Mark> KINDS = Map.of(
            "figcaption",
            Mark.CAPTION,
            "caption",
            Mark.CAPTION,
            "figure",
            Mark.CAPTION,
            "table",
            Mark.TABLE,
            "time",
            Mark.BYLINE);
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
        String names = element.className() + " " + element.id() + " " + element.attr("itemprop");
        if (names.length() > 2 && weight.of(element) <= SMALL * all) {
            for (Map.Entry<Mark, Set<String>> named : WORDS.entrySet()) {
                if (ClassWords.any(names, named.getValue())) {
                    marks.add(named.getKey());
                }
            }
        }
        return marks;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ", -1)));
    }
}
