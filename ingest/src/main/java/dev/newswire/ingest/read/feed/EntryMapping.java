package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.identity.CanonicalUrl;
import dev.newswire.ingest.item.Draft;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateOrigin;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps one entry to a draft. Of each property the first place that says something counts; the README has the table. */
final class EntryMapping {
    private static final String[] TITLES = {
        "title", "atom:title", "dc:title", "dcterms:title", "media:title", "itunes:title"
    };
    private static final String[] SUMMARIES = {
        "summary",
        "description",
        "abstract",
        "atom:summary",
        "dc:description",
        "dcterms:abstract",
        "itunes:summary",
        "googleplay:description",
        "itunes:subtitle",
        "media:description",
        "tagline"
    };
    private static final String[] BODIES = {
        "content:encoded", "content", "atom:content", "xhtml:body", "xhtml:div", "fullitem"
    };
    private static final String[] PUBLISHED = {
        "pubdate",
        "published",
        "atom:published",
        "issued",
        "dcterms:issued",
        "dcterms:created",
        "created",
        "prism:publicationdate",
        "dc:date",
        "dcterms:date",
        "date"
    };
    private static final String[] UPDATED = {
        "updated", "atom:updated", "modified", "dcterms:modified", "prism:modificationdate", "lastbuilddate"
    };

    private EntryMapping() {}

    /** Adds what an entry says to a draft. */
    static void into(Draft draft, FeedElement entry) {
        draft.format(BodyFormat.HTML).base(entry.base());
        link(draft, entry);
        texts(draft, entry);
        dates(draft, entry);
        EntryPeople.authors(entry).forEach(draft::author);
        EntryTopics.of(entry).forEach(draft::category);
        EntryMedia.of(entry).forEach(draft::media);
        draft.language(entry.language()).language(entry.text("dc:language", "dcterms:language", "language"));
    }

    private static void link(Draft draft, FeedElement entry) {
        // Where a feed is rewritten by a counting service, the address that it counts for is the article's.
        draft.url(entry.text("feedburner:origlink", "pheedo:origlink"));
        FeedLinks.alternates(entry).forEach(draft::url);
        entry.first("guid").ifPresent(guid -> {
            String permanent = guid.attribute("isPermaLink").toLowerCase(Locale.ROOT);
            draft.url(permanent.equals("true") || (permanent.isEmpty() && isAddress(guid.text())) ? guid.text() : null);
        });
        EntryGuid.of(entry).forEach(draft::guid);
        draft.url(entry.anyAttribute("about"));
        // An id that is an address is where Atom's careless writers put their link.
        draft.url(Optional.ofNullable(entry.text("id", "atom:id"))
                .filter(EntryMapping::isAddress)
                .orElse(null));
    }

    /** Ids may be anything; numbers and words in them are no addresses seen from somewhere. */
    private static boolean isAddress(String id) {
        return id.startsWith("/") || CanonicalUrl.of(id).isPresent();
    }

    private static void texts(Draft draft, FeedElement entry) {
        draft.title(text(entry, TITLES)).title(group(entry, "media:title"));
        StringBuilder body = new StringBuilder();
        entry.all(BODIES)
                .map(EntryMapping::content)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(text -> body.append(text).append('\n'));
        boolean both = body.isEmpty()
                && !entry.scope().atom()
                && entry.first("summary").isPresent();
        if (both) {
            String description = text(entry, "description");
            body.append(description == null ? "" : description);
        }
        draft.body(body.toString().strip());
        draft.summary(text(entry, SUMMARIES)).summary(group(entry, "media:description"));
    }

    private static @Nullable String text(FeedElement entry, String... keys) {
        return entry.all(keys)
                .map(element -> construct(element, entry.scope().atom()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String construct(FeedElement element, boolean atom) {
        return atom ? FeedText.atom(element, false) : FeedText.rss(element);
    }

    private static @Nullable String content(FeedElement element) {
        boolean typed = element.scope().atom() || !element.attribute("type").isEmpty();
        boolean elsewhere =
                !element.attribute("src").isEmpty() && element.text().isEmpty();
        return elsewhere ? null : typed ? FeedText.atom(element, true) : FeedText.rss(element);
    }

    /** What Media RSS says of a group, or of the one medium, of an entry that says nothing itself. */
    private static @Nullable String group(FeedElement entry, String key) {
        return entry.all("media:group", "media:content")
                .flatMap(group ->
                        Stream.concat(group.all(key), group.all("media:content").flatMap(one -> one.all(key))))
                .map(FeedText::rss)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void dates(Draft draft, FeedElement entry) {
        claims(entry, PUBLISHED).forEach(claim -> draft.published(claim, DateOrigin.FEED));
        claims(entry, UPDATED).forEach(claim -> draft.updated(claim, DateOrigin.FEED));
        // CDF's only date.
        draft.updated(entry.attribute("lastmod"), DateOrigin.FEED);
        // Dublin Core's date is that of "an event in the lifecycle", so of a change where no other is named.
        claims(entry, "dc:date", "dcterms:date").forEach(claim -> draft.updated(claim, DateOrigin.FEED));
        claims(entry, UPDATED).forEach(claim -> draft.published(claim, DateOrigin.FEED));
        draft.published(entry.attribute("lastmod"), DateOrigin.FEED);
    }

    private static Stream<String> claims(FeedElement entry, String... keys) {
        Function<FeedElement, Optional<String>> words =
                element -> Optional.of(element.text()).filter(text -> !text.isEmpty());
        return entry.all(keys).map(words).flatMap(Optional::stream);
    }
}
