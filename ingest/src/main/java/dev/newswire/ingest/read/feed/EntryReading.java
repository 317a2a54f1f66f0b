package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.charset.Decoded;
import dev.newswire.ingest.read.charset.TextDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes elements of the entries that were cut out of a document, and refusals of those that cannot be read. Immutable. */
final class EntryReading {
    private final int limit;
    private final String file;
    private final Charset charset;
    private final FeedScope scope;

    /** @param limit most bytes an entry may have */
    EntryReading(int limit, String file, Charset charset, FeedScope scope) {
        this.limit = limit;
        this.file = file;
        this.charset = charset;
        this.scope = scope;
    }

    /** Makes what it makes of an entry; nothing when the entry is no item by its nature. */
    interface Maker {
        Optional<Reading> make(FeedElement element, Draft draft, Origin origin, Original original);
    }

    /** What the start tags around the entries say, in the letters that their bytes mean. */
    static FeedScope scope(List<XmlToken> around, Charset charset, @Nullable String url) {
        return new FeedScope(
                around.stream()
                        .map(tag -> StartTag.parse(tag.inside())
                                .read(value -> new String(value.getBytes(StandardCharsets.ISO_8859_1), charset)))
                        .toList(),
                url);
    }

    Optional<Reading> read(FeedEntry entry, Maker maker) {
        Origin origin = new Origin(file, entry.line());
        Original original = entry.original();
        if (entry.tooLarge()) {
            return Optional.of(original.refuse(
                    origin, Reason.TOO_LARGE, "no more than " + limit + " bytes are read as one entry"));
        }
        if (entry.tooDeep()) {
            return Optional.of(original.refuse(origin, Reason.TOO_DEEP, "its elements nest too deeply"));
        }
        if (!entry.whole()) {
            return Optional.of(
                    original.refuse(origin, Reason.MALFORMED_FEED, "the document breaks off inside this entry"));
        }
        try {
            Decoded decoded = TextDecoder.decode(original.bytes(), charset);
            Draft draft = new Draft().replaced(decoded.replaced());
            return maker.make(FeedElement.parse(decoded.text(), scope), draft, origin, original);
        } catch (RuntimeException e) {
            // A parser that trips over one entry must not end the feed.
            return Optional.of(original.refuse(origin, Reason.MALFORMED_FEED, String.valueOf(e.getMessage()), e));
        }
    }
}
