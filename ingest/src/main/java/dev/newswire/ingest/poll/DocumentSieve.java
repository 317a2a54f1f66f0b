package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Findings;
import dev.newswire.ingest.read.feed.FeedHints;
import dev.newswire.ingest.read.sitemap.SitemapLink;
import dev.newswire.schemas.DateDoubt;
import dev.newswire.schemas.HttpFacts;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds back what was published before and collects the rest. Memory is bounded: when there is too much at once it stops
 * the reader with {@link Enough}; what is left is read at the next poll. For one poll, on one thread at a time.
 */
final class DocumentSieve implements Findings {
    private static final int MOST_ENTRIES = 60_000;
    private static final int MOST_SITEMAPS = 50_000;
    private static final String ONLY_ADDRESSES = "the sitemap gives addresses without titles, which become items only"
            + " where their pages are fetched: set ingest.page.fetch, or page fetching of the source, to when-short";
    private static final long MOST_LETTERS = 32L * 1024 * 1024;

    private final SourceDefinition source;
    private final Instant now;
    private final boolean takesBare;
    private final Map<Long, Integer> known;
    private final Set<Long> last;
    private final Map<Long, ItemVersion> keys = new LinkedHashMap<>();
    private final Set<Long> held = new LinkedHashSet<>();
    private final List<Reading> fresh = new ArrayList<>();
    private final List<SitemapLink> sitemaps = new ArrayList<>();
    private FeedHints hints = FeedHints.NONE;
    private DateSpan dates = DateSpan.NONE;
    private @Nullable String problem;
    private @Nullable HttpFacts http;
    private boolean recognised;
    private boolean overlaps;
    private boolean whole = true;
    private boolean more;
    private int arrivals;
    private int leftOut;
    private int bare;
    private long letters;

    /** @param takesBare whether items with nothing to read are wanted, since their pages will be read */
    DocumentSieve(SourceDefinition source, SeenItems seen, Instant now, boolean takesBare) {
        this.source = source;
        this.now = now;
        this.takesBare = takesBare;
        this.known = seen.versions();
        this.last = seen.last();
    }

    boolean takesBare() {
        return takesBare;
    }

    /** What comes next came with this response. */
    void from(HttpFacts response) {
        http = response;
    }

    /** Thrown through the reader to stop it. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough for one poll", null, false, false);
        }
    }

    @Override
    public void hints(FeedHints found) {
        recognised = true;
        hints = found;
    }

    @Override
    public void sitemap(SitemapLink link) {
        recognised = true;
        if (sitemaps.size() < MOST_SITEMAPS) {
            sitemaps.add(link);
        }
    }

    @Override
    public void reading(Reading reading) {
        boolean entry = reading.origin().line() > 0;
        boolean list = source.getKind() != SourceKind.PAGE;
        if (reading instanceof Reading.LeftOut) {
            leftOut++;
            return;
        }
        if (list && !entry && reading instanceof Reading.Item) {
            // A page where a list should be: somebody's log-in, advertising or error page.
            problem = "the answer is a page or a text, and no "
                    + (source.getKind() == SourceKind.SITEMAP ? "sitemap" : "feed");
            throw new Enough();
        }
        if (reading instanceof Reading.Refused refused && !entry) {
            problem = refused.message();
        } else {
            recognised = true;
        }
        if (letters > MOST_LETTERS || held.size() >= MOST_ENTRIES) {
            more = true;
            throw new Enough();
        }
        ItemVersion.of(reading).ifPresent(key -> take(reading, key));
    }

    private void take(Reading reading, ItemVersion key) {
        // Two entries of one id would else replace one another at every poll.
        if (!held.add(key.item())) {
            return;
        }
        overlaps |= last.contains(key.item());
        Integer before = known.get(key.item());
        boolean seen = before != null && before == key.content();
        if (!seen && reading instanceof Reading.Item item && BareItem.is(item.item())) {
            if (!BareItem.isNews(item.item(), known.isEmpty(), now)) {
                keys.put(key.item(), key);
                return;
            }
            bare++;
            if (bare > BareItem.MOST) {
                more = true;
                return;
            }
        }
        Reading out = reading;
        if (reading instanceof Reading.Item item) {
            date(item.item());
            arrivals += before == null ? 1 : 0;
            out = new Reading.Item(completed(item.item()), item.origin(), item.replaced());
        }
        keys.put(key.item(), key);
        if (!seen) {
            fresh.add(out);
            letters += size(out);
        }
    }

    private void date(RawItem item) {
        Instant published = item.getPublishedAt();
        if (published != null && item.getPublishedDoubt() == DateDoubt.NONE) {
            dates = dates.and(published, now);
        }
    }

    /** Adds what the definition and the response say of all items. */
    private RawItem completed(RawItem item) {
        boolean language = item.getLanguage() == null && source.getLanguage() != null;
        Set<String> categories = new LinkedHashSet<>(item.getCategories());
        categories.addAll(source.getCategories());
        return RawItem.newBuilder(item)
                .setLanguage(language ? source.getLanguage() : item.getLanguage())
                .setCategories(List.copyOf(categories))
                .setHttp(item.getHttp() == null ? http : item.getHttp())
                .build();
    }

    /** About as many letters as the reading takes. */
    static long size(Reading reading) {
        if (reading instanceof Reading.Refused refused) {
            return refused.bytes().length + 512L;
        }
        RawItem item = ((Reading.Item) reading).item();
        String summary = item.getSummary();
        return item.getBody().length() + (summary == null ? 0 : summary.length()) + 1024L;
    }

    /** Why the document is none of the source's kind; empty while it may be one. */
    Optional<String> problem() {
        return Optional.ofNullable(recognised ? null : problem);
    }

    /** Takes the document itself for the piece that cannot be read. */
    void refuse(Reading.Refused document) {
        ItemVersion.of(document).ifPresent(key -> take(document, key));
    }

    /** The sitemaps that were named so far. */
    List<SitemapLink> sitemaps() {
        return List.copyOf(sitemaps);
    }

    /** Whether there is room for more. */
    boolean open() {
        return !more && problem == null;
    }

    /** Something that belongs to the document could not be had, or must be asked for every time. */
    void incomplete() {
        whole = false;
    }

    DocumentReading finish() {
        boolean lists = source.getKind() != SourceKind.PAGE;
        boolean nothingEver =
                keys.isEmpty() && known.isEmpty() && leftOut > 0 && source.getKind() == SourceKind.SITEMAP;
        String wrong = nothingEver ? ONLY_ADDRESSES : recognised ? null : problem;
        return new DocumentReading(
                wrong,
                hints,
                fresh,
                List.copyOf(keys.values()),
                // A page that is polled publishes one item, again with each change.
                lists ? arrivals : fresh.size(),
                overlaps || last.isEmpty() || !lists,
                dates,
                sitemaps,
                whole && !more,
                more);
    }
}
