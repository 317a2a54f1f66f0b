package dev.newswire.ingest.identity;

import java.util.List;

/**
 * SHA-256 over what a reader sees of an item: title, summary, body, authors and the claimed date. Markup and white space
 * do not count, so a page whose advertisements changed is still the same revision.
 */
public final class ContentHash {

    private ContentHash() {}

    /**
     * 64 lower-case hexadecimal digits. The texts as {@link VisibleText} gives them, empty where the item has none;
     * {@code date} is the claimed moment in ISO-8601, else the claim's own words, else empty.
     */
    public static String of(String title, String summary, String body, List<String> authors, String date) {
        Digest digest = new Digest().framed(title).framed(summary).framed(body).framed(date);
        authors.forEach(author -> digest.framed(VisibleText.folded(author)));
        return digest.hex();
    }
}
