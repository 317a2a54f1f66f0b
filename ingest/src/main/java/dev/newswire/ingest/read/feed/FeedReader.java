package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.charset.TextDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS 0.9 to 2.0, RDF Site Summary, Atom 0.3 and 1.0 (RFC 4287) and CDF, entry by entry: what is wrong with one
 * entry stays with it, its charset included, and a feed of any length takes no more memory than its largest entry.
 * Immutable.
 */
public final class FeedReader {
    private final int limit;

    /** @param limit most bytes an entry may have */
    public FeedReader(int limit) {
        this.limit = limit;
    }

    /**
     * Reads a whole feed.
     *
     * @param in the document, in a charset that is a superset of ASCII
     * @param charset what it is in; an entry that contradicts it is read by what its own bytes say
     * @param url where it was fetched from; null when that is not known
     * @param hints takes what the feed says of itself, before the first reading
     */
    public void read(
            InputStream in,
            Charset charset,
            String file,
            @Nullable String url,
            ItemMaker maker,
            Consumer<FeedHints> hints,
            Consumer<Reading> out)
            throws IOException {
        FeedEntries entries = FeedEntries.ofFeed(in, limit);
        Optional<FeedEntry> next = entries.next();
        if (entries.around().isEmpty() || next.isEmpty()) {
            nothing(entries, charset, url, new Origin(file, 0), hints, out);
            return;
        }
        FeedScope outside = EntryReading.scope(entries.around(), charset, url);
        FeedHead head = head(entries.header(), charset, outside);
        hints.accept(head.hints());
        EntryReading reading =
                new EntryReading(limit, file, charset, outside.of(head.hints().link()));
        for (; next.isPresent(); next = entries.next()) {
            reading.read(next.get(), (element, draft, origin, original) -> {
                        EntryMapping.into(draft, element);
                        head.about(draft);
                        return Optional.of(maker.make(draft, origin, () -> original));
                    })
                    .ifPresent(out);
        }
    }

    /** A feed may be empty; but then it is whole, and it is a feed. */
    private static void nothing(
            FeedEntries entries,
            Charset charset,
            @Nullable String url,
            Origin origin,
            Consumer<FeedHints> hints,
            Consumer<Reading> out) {
        Original header = entries.header();
        Optional<XmlToken> root = entries.root();
        if (root.isPresent()) {
            FeedScope scope = EntryReading.scope(List.of(root.get()), charset, url);
            hints.accept(head(header, charset, scope).hints());
        }
        if (root.isEmpty() || !entries.around().isEmpty()) {
            String why = root.isPresent()
                    ? "the feed breaks off before its first entry"
                    : entries.first().isEmpty()
                            ? "no feed is to be found in it"
                            : "its root is " + entries.first() + ", and no feed has that";
            out.accept(header.head().refuse(origin, Reason.MALFORMED_FEED, why));
        }
    }

    private static FeedHead head(Original header, Charset charset, FeedScope scope) {
        return FeedHead.of(TextDecoder.decode(header.bytes(), charset).text(), scope);
    }
}
