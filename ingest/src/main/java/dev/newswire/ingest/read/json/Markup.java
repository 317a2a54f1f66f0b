package dev.newswire.ingest.read.json;

import java.util.Locale;
import java.util.Set;

/** Tells markup from text that happens to hold angle brackets. */
public final class Markup {
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
            "h1",
            "h2",
            "h3",
            "h4",
            "img",
            "figure",
            "figcaption",
            "blockquote",
            "article",
            "section",
            "table",
            "html",
            "body",
            "iframe",
            "hr",
            "u");

    private Markup() {}

    /** Whether one of the tags that articles are written in opens or closes somewhere in it. */
    public static boolean looksLike(String text) {
        int at = text.indexOf('<');
        while (at >= 0) {
            int from = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
            int to = from;
            while (to < text.length() && to - from < 12 && Character.isLetterOrDigit(text.charAt(to))) {
                to++;
            }
            boolean ends = to < text.length() && " \t\r\n/>".indexOf(text.charAt(to)) >= 0;
            if (ends && TAGS.contains(text.substring(from, to).toLowerCase(Locale.ROOT))) {
                return true;
            }
            at = text.indexOf('<', at + 1);
        }
        return false;
    }
}
