package dev.newswire.ingest.read.page;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** Plain text as it must be written among markup. */
public final class Markup {

    private Markup() {}

    /** The text itself where markup would read it as the same text; escaped where an angle bracket or entity misleads. */
    public static @Nullable String text(@Nullable String plain) {
        if (plain == null || (plain.indexOf('<') < 0 && plain.indexOf('&') < 0)) {
            return plain;
        }
        String folded = Jsoup.parse(Entities.escape(plain)).text();
        return Jsoup.parse(plain).text().equals(folded) ? plain : Entities.escape(plain);
    }

    /** A text of several paragraphs as markup. */
    static String paragraphs(String plain) {
        StringBuilder out = new StringBuilder();
        for (String paragraph : plain.split("\\R", -1)) {
            if (!paragraph.isBlank()) {
                out.append("<p>").append(Entities.escape(paragraph.strip())).append("</p>\n");
            }
        }
        return out.toString();
    }
}
