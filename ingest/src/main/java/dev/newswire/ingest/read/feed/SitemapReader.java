package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.identity.CanonicalUrl;
import dev.newswire.ingest.item.ClaimedDate;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Draft.FoundMedia;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.sitemap.SitemapLink;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads sitemaps and sitemap indexes (sitemaps.org 0.9) with Google's news and image extensions, entry by entry. A page
 * about which the map says nothing to read is an item only for a maker that takes items without text; else it is left
 * out. Immutable.
 */
public final class SitemapReader {
    private final int limit;

    /** @param limit most bytes an entry may have */
    public SitemapReader(int limit) {
        this.limit = limit;
    }

    /**
     * Reads a whole map or index.
     *
     * @param in the document, in a charset that is a superset of ASCII
     * @param url where it was fetched from; null when that is not known
     * @param links takes the maps that an index names
     */
    public void read(
            InputStream in,
            Charset charset,
            String file,
            @Nullable String url,
            ItemMaker maker,
            Consumer<SitemapLink> links,
            Consumer<Reading> out)
            throws IOException {
        FeedEntries entries = FeedEntries.ofSitemap(in, limit);
        Optional<FeedEntry> next = entries.next();
        if (next.isEmpty()) {
            if (entries.root().isEmpty() || !entries.around().isEmpty()) {
                out.accept(entries.header()
                        .head()
                        .refuse(
                                new Origin(file, 0),
                                Reason.MALFORMED_FEED,
                                "the sitemap breaks off before its first entry"));
            }
            return;
        }
        FeedScope scope = EntryReading.scope(entries.around(), charset, url);
        EntryReading reading = new EntryReading(limit, file, charset, scope);
        for (; next.isPresent(); next = entries.next()) {
            reading.read(next.get(), (element, draft, origin, original) -> {
                        if (element.xml().tagName().endsWith("sitemap")) {
                            link(element).ifPresent(links);
                            return Optional.empty();
                        }
                        into(draft, element);
                        return Optional.of(
                                maker.needsText() && !draft.hasTitle()
                                        ? new Reading.LeftOut(origin, Reason.NO_CONTENT)
                                        : maker.make(draft, origin, () -> original));
                    })
                    .ifPresent(out);
        }
    }

    private static Optional<SitemapLink> link(FeedElement element) {
        String location = element.text("loc");
        String changed = element.text("lastmod");
        return Optional.ofNullable(location)
                .flatMap(text -> CanonicalUrl.resolve(element.base(), text))
                .map(text -> new SitemapLink(text, Optional.ofNullable(changed).flatMap(ClaimedDate::parse)));
    }

    private static void into(Draft draft, FeedElement page) {
        draft.format(BodyFormat.HTML).base(page.base()).url(page.text("loc"));
        page.first("news:news").ifPresent(news -> {
            news.first("news:title").map(FeedText::plain).ifPresent(draft::title);
            news.first("news:publication").ifPresent(publication -> draft.sourceName(publication.text("news:name"))
                    .language(publication.text("news:language")));
            draft.published(news.text("news:publication_date"), DateOrigin.FEED);
            words(draft, news.text("news:genres"));
            words(draft, news.text("news:keywords"));
        });
        draft.updated(page.text("lastmod"), DateOrigin.FEED);
        page.all("image:image").forEach(image -> {
            String url = image.text("image:loc");
            if (url != null) {
                draft.media(new FoundMedia(url, null, image.text("image:caption", "image:title"), null));
            }
        });
    }

    private static void words(Draft draft, @Nullable String list) {
        if (list != null) {
            for (String word : list.split(",", -1)) {
                draft.category(word);
            }
        }
    }
}
