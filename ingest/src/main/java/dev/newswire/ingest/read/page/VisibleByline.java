package dev.newswire.ingest.read.page;

import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.read.page.ClassWords.Meaning;
import dev.newswire.schemas.DateOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads author and date where a page only shows them, by what the classes of short elements are called. */
final class VisibleByline {
    /** What a byline begins with, in lower case. */
    private static final List<String> OPENINGS = List.of(
            "by ",
            "written by ",
            "von ",
            "par ",
            "por ",
            "di ",
            "door ",
            "av ",
            "af ",
            "text: ",
            "автор: ",
            "oleh ",
            "przez ",
            "от ");

    private static final int MOST = 40;
    private static final int LONGEST_DATE = 80;
    private static final int LONGEST_NAME = 60;
    private static final int WORDS = 5;
    private static final int YEAR = 4;

    private VisibleByline() {}

    static void into(Draft draft, Document page, boolean wantsAuthors) {
        boolean authors = wantsAuthors;
        int seen = 0;
        for (Element element : page.body().getAllElements()) {
            Set<Meaning> meanings = ClassWords.of(element.className());
            if (meanings.contains(Meaning.READERS) && (++seen > MOST || element.selectFirst("h1") == null)) {
                // From here on names and dates are those of readers, unless it is the page that is named after them.
                return;
            }
            boolean date = element.nameIs("time") || meanings.contains(Meaning.DATE);
            boolean author = authors && meanings.contains(Meaning.AUTHOR);
            if ((!date && !author) || element.equals(page.body())) {
                continue;
            }
            if (++seen > MOST) {
                return;
            }
            String text = element.text();
            if (date && text.length() <= LONGEST_DATE && namesAYear(text)) {
                draft.published(text, DateOrigin.TEXT);
            }
            if (author) {
                authors = !author(draft, element, text);
            }
        }
    }

    /** "Three minutes ago" is no date on a page that is read later. */
    private static boolean namesAYear(String text) {
        int digits = 0;
        for (int at = 0; at < text.length(); at++) {
            digits = Character.isDigit(text.charAt(at)) ? digits + 1 : 0;
            if (digits == YEAR) {
                return true;
            }
        }
        return false;
    }

    /** Links lead to authors and name them; else the words themselves do when they are few. */
    private static boolean author(Draft draft, Element element, String text) {
        boolean found = false;
        for (Element link : element.select("a[href]").stream().limit(WORDS).toList()) {
            found |= name(draft, link.text());
        }
        return found || name(draft, text);
    }

    private static boolean name(Draft draft, String text) {
        String name = text.strip();
        String lower = name.toLowerCase(Locale.ROOT);
        for (String opening : OPENINGS) {
            if (lower.startsWith(opening)) {
                name = name.substring(opening.length()).strip();
            }
        }
        boolean named = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.split(" ", -1).length <= WORDS
                && name.chars().noneMatch(letter -> Character.isDigit(letter) || "@:|/".indexOf(letter) >= 0)
                && name.codePoints().anyMatch(VisibleByline::opensNames);
        if (named) {
            draft.author(name);
        }
        return named;
    }

    private static boolean opensNames(int letter) {
        return Character.isLetter(letter) && !Character.isLowerCase(letter);
    }
}
