package dev.newswire.enrich.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One news item as a reader should see it, and the only input of all later language steps.
 *
 * <p>Immutable. Offsets that later steps report count UTF-16 code units of the component they name.
 *
 * @param title headline without the site's name; empty when the item has none
 * @param summary lead as claimed by the feed, cleaned; null when there is none or it only repeats the text
 * @param text body: paragraphs joined by an empty line ({@code "\n\n"}), lines of a list by {@code "\n"}; may be empty
 * @param captions what pictures show, each once, in order, without credits
 * @param credits who made the pictures, each once, in order
 * @param footnotes notes below the body, without their marks
 * @param authors names from bylines, in order
 * @param dateLines lines that carry a date of the item, as they stood, in order
 */
public record Article(
        String title,
        @Nullable String summary,
        String text,
        List<String> captions,
        List<String> credits,
        List<String> footnotes,
        List<String> authors,
        List<String> dateLines) {

    public Article {
        captions = List.copyOf(captions);
        credits = List.copyOf(credits);
        footnotes = List.copyOf(footnotes);
        authors = List.copyOf(authors);
        dateLines = List.copyOf(dateLines);
    }

    /**
     * The article with what the item says of its pictures beside its text; what the text's own captions say already is
     * not said again.
     */
    public Article withPictures(List<String> moreCaptions, List<String> moreCredits) {
        return new Article(
                title,
                summary,
                text,
                joined(captions, moreCaptions),
                joined(credits, moreCredits),
                footnotes,
                authors,
                dateLines);
    }

    private static List<String> joined(List<String> own, List<String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        own.forEach(line -> all.put(PlainForm.of(line), line));
        for (String line : more) {
            String clean = CharacterCleaner.cleanLine(line);
            if (!clean.isEmpty()) {
                all.putIfAbsent(PlainForm.of(clean), clean);
            }
        }
        return List.copyOf(all.values());
    }

    /** An article of a title and a text only. */
    public static Article of(String title, String text) {
        return new Article(title, null, text, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
