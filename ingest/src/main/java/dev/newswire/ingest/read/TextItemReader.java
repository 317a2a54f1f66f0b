package dev.newswire.ingest.read;

import dev.newswire.ingest.identity.CanonicalUrl;
import dev.newswire.ingest.item.Draft;
import dev.newswire.schemas.BodyFormat;

/** Reads plain text as scraped: the whole text is the body, title and date are left to those who understand it. */
final class TextItemReader {

    private TextItemReader() {}

    /** A first line that is nothing but an http address is the item's address and no part of its text. */
    static Draft read(String text, Draft draft) {
        String stripped = text.stripLeading();
        int end = stripped.indexOf('\n');
        String line = (end < 0 ? stripped : stripped.substring(0, end)).strip();
        boolean address = end > 0
                && line.startsWith("http")
                && line.chars().noneMatch(Character::isWhitespace)
                && CanonicalUrl.of(line).isPresent();
        if (address) {
            draft.url(line);
        }
        return draft.body(address ? stripped.substring(end + 1) : text).format(BodyFormat.TEXT);
    }
}
