package dev.newswire.enrich.text;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;

/** Finds markup in what claims to be plain text. */
final class Markup {

    private static final Set<String> TAGS = Set.of(
            "p",
            "br",
            "div",
            "span",
            "a",
            "b",
            "i",
            "em",
            "strong",
            "ul",
            "ol",
            "li",
            "img",
            "h1",
            "h2",
            "h3",
            "h4",
            "html",
            "body",
            "head",
            "table",
            "tr",
            "td",
            "blockquote",
            "figure",
            "article",
            "section",
            "sup",
            "sub");

    private Markup() {}

    /** Number of tags of known names, counted up to three. */
    static int tags(String text) {
        int count = 0;
        int at = text.indexOf('<');
        while (at >= 0 && count < 3) {
            int i = at + 1;
            if (i < text.length() && text.charAt(i) == '/') {
                i++;
            }
            int start = i;
            while (i < text.length() && i - start < 11 && Character.isLetterOrDigit(text.charAt(i))) {
                i++;
            }
            boolean ends =
                    i < text.length() && (text.charAt(i) == '>' || text.charAt(i) == ' ' || text.charAt(i) == '/');
            if (ends && TAGS.contains(text.substring(start, i).toLowerCase(Locale.ROOT))) {
                count++;
            }
            at = text.indexOf('<', at + 1);
        }
        return count;
    }

    /** The words of a line that may hold tags, as titles of feeds do. */
    static String withoutTags(String line) {
        return tags(line) > 0 ? Jsoup.parse(line).text() : line;
    }
}
