package dev.newswire.ingest.read.feed;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS 0.9 to 2.0, RDF Site Summary and Atom, entry by entry: what is wrong with one entry stays with it, and a feed
 * of any length takes no more memory than its largest entry. Immutable.
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
     * @param in the decoded document
     * @param charset what it was decoded from; refused entries are encoded in it again
     */
    public void read(Reader in, Charset charset, String file, ItemMaker maker, Consumer<Reading> out)
            throws IOException {
        FeedEntries entries = new FeedEntries(in, limit);
        Optional<FeedEntry> next = entries.next();
        if (next.isEmpty()) {
            nothing(entries, charset, file, out);
            return;
        }
        FeedDocument document = new FeedDocument(entries.around());
        if (!document.isFeed()) {
            out.accept(Original.of(entries.header().getBytes(charset))
                    .head()
                    .refuse(
                            new Origin(file, 0),
                            Reason.MALFORMED_FEED,
                            "its root is " + entries.around().get(0).name() + ", and no feed has that"));
            return;
        }
        SyndFeed head = head(document, entries.header());
        for (; next.isPresent(); next = entries.next()) {
            out.accept(entry(next.get(), document, head, charset, file, maker));
        }
    }

    /** A feed may be empty; but then it is whole, and it is a feed. */
    private static void nothing(FeedEntries entries, Charset charset, String file, Consumer<Reading> out) {
        String header = entries.header();
        boolean feed = header.contains("<rss") || header.contains("<feed") || header.contains("RDF");
        if (!feed || !entries.around().isEmpty()) {
            out.accept(Original.of(header.getBytes(charset))
                    .head()
                    .refuse(
                            new Origin(file, 0),
                            Reason.MALFORMED_FEED,
                            feed ? "the feed breaks off before its first entry" : "no feed is to be found in it"));
        }
    }

    private Reading entry(
            FeedEntry entry,
            FeedDocument document,
            @Nullable SyndFeed head,
            Charset charset,
            String file,
            ItemMaker maker) {
        Origin origin = new Origin(file, entry.line());
        Original original = Original.of(entry.xml().getBytes(charset));
        if (entry.tooLarge() || original.length() > limit) {
            return new Original(original.head().bytes(), Math.max(original.length(), limit + 1L))
                    .refuse(origin, Reason.TOO_LARGE, "no more than " + limit + " bytes are read as one entry");
        }
        if (entry.tooDeep()) {
            return original.refuse(origin, Reason.TOO_DEEP, "its elements nest too deeply");
        }
        if (!entry.whole()) {
            return original.refuse(origin, Reason.MALFORMED_FEED, "the feed breaks off inside this entry");
        }
        try {
            SyndFeed parsed = document.entry(entry.xml());
            if (parsed.getEntries().isEmpty()) {
                return original.refuse(origin, Reason.MALFORMED_FEED, "the entry cannot be told from its surroundings");
            }
            Draft draft = new Draft().replaced((int)
                    entry.xml().chars().filter(letter -> letter == 0xFFFD).count());
            draft.base(head == null ? null : head.getLink());
            Element xml = Jsoup.parse(XmlRepair.text(entry.xml()), "", Parser.xmlParser())
                    .firstElementChild();
            EntryMapping.into(draft, parsed.getEntries().get(0), xml == null ? new Element("entry") : xml);
            feed(draft, head);
            draft.language(document.language());
            return maker.make(draft, origin, () -> original);
        } catch (FeedException | RuntimeException e) {
            // A parser that trips over one entry must not end the feed.
            return original.refuse(origin, Reason.MALFORMED_FEED, String.valueOf(e.getMessage()), e);
        }
    }

    private static void feed(Draft draft, @Nullable SyndFeed head) {
        if (head != null) {
            draft.sourceName(head.getTitle()).sourceUrl(head.getLink()).language(head.getLanguage());
            if (!draft.hasAuthors()) {
                head.getAuthors().forEach(person -> draft.author(person.getName()));
            }
        }
    }

    /** Null when the head cannot be read: its entries may be well nevertheless. */
    private static @Nullable SyndFeed head(FeedDocument document, String header) {
        try {
            return header.isEmpty() || !document.isFeed() ? null : document.head(header);
        } catch (FeedException | RuntimeException unreadable) {
            return null;
        }
    }
}
