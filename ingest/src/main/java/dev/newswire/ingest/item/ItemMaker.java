package dev.newswire.ingest.item;

import dev.newswire.ingest.identity.CanonicalUrl;
import dev.newswire.ingest.identity.ContentHash;
import dev.newswire.ingest.identity.ItemId;
import dev.newswire.ingest.identity.VisibleText;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateDoubt;
import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.Media;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns drafts into raw items: texts made safe, address made canonical, id and content hash computed. What holds nothing
 * to read is refused. Immutable.
 */
public final class ItemMaker {
    private final Feeder feeder;
    private final Clock clock;
    private final boolean textless;

    public ItemMaker(Feeder feeder, Clock clock) {
        this(feeder, clock, false);
    }

    private ItemMaker(Feeder feeder, Clock clock, boolean textless) {
        this.feeder = feeder;
        this.clock = clock;
        this.textless = textless;
    }

    /** The same maker for items that are read in another way. */
    public ItemMaker with(Feeder other) {
        return new ItemMaker(other, clock, textless);
    }

    /**
     * The same maker, but what holds nothing to read is made an item as well: for those who fetch the text from the
     * linked page, and refuse the item when they do not get it.
     */
    public ItemMaker textless() {
        return new ItemMaker(feeder, clock, true);
    }

    /** Whether what holds nothing to read is refused. */
    public boolean needsText() {
        return !textless;
    }

    public Feeder feeder() {
        return feeder;
    }

    /** An item read now. {@code original} is only asked when there is nothing to read in it. */
    public Reading make(Draft draft, Origin origin, Supplier<Original> original) {
        return make(draft, origin, original, clock.instant());
    }

    /** An item that was fetched at a known time. */
    public Reading make(Draft draft, Origin origin, Supplier<Original> original, Instant fetchedAt) {
        String title = CleanText.orNull(draft.title);
        String summary = CleanText.orNull(draft.summary);
        String body = Objects.requireNonNullElse(CleanText.orNull(draft.body), "");
        boolean html = draft.format == BodyFormat.HTML;
        String seenTitle = visible(title, html);
        String seenSummary = visible(summary, html);
        String seenBody = visible(body, html);
        if (!textless && seenTitle.isEmpty() && seenSummary.isEmpty() && seenBody.isEmpty()) {
            return original.get().refuse(origin, Reason.NO_CONTENT, "there is neither title nor text in it");
        }
        Optional<String> url = CanonicalUrl.of(draft.url);
        Optional<String> guid = Optional.ofNullable(CleanText.orNull(draft.guid));
        Source source = source(draft, url);
        String seen = VisibleText.folded(seenTitle + ' ' + seenSummary + ' ' + seenBody);
        List<String> authors = draft.authors.stream().map(CleanText::of).toList();
        Instant published = draft.publishedAt == null ? null : draft.publishedAt.truncatedTo(ChronoUnit.MILLIS);
        String claim = CleanText.orNull(draft.publishedText);
        Instant updated = draft.updatedAt == null || doubt(draft.updatedAt, fetchedAt) != DateDoubt.NONE
                ? null
                : draft.updatedAt.truncatedTo(ChronoUnit.MILLIS);
        // Where there is no text, only the claim that it changed tells one version from another.
        boolean bare = seen.isEmpty() && claim == null;
        String date = published != null
                ? published.toString()
                : Objects.requireNonNullElse(bare ? CleanText.orNull(draft.updatedText) : claim, "");
        return new Reading.Item(
                RawItem.newBuilder()
                        .setId(ItemId.of(url, source.getId(), guid, seen))
                        .setSource(source)
                        .setUrl(url.orElse(null))
                        .setLink(url.isPresent() && !url.get().equals(draft.link) ? draft.link : null)
                        .setGuid(guid.orElse(null))
                        .setTitle(title)
                        .setSummary(summary)
                        .setBody(body)
                        .setBodyFormat(draft.format)
                        .setAuthors(authors)
                        .setPublishedAt(published)
                        .setPublishedText(claim)
                        .setPublishedOrigin(draft.publishedOrigin)
                        .setPublishedDoubt(published == null ? DateDoubt.NONE : doubt(published, fetchedAt))
                        .setUpdatedAt(updated)
                        .setUpdatedText(CleanText.orNull(draft.updatedText))
                        .setUpdatedOrigin(updated != null ? draft.updatedOrigin : DateOrigin.UNKNOWN)
                        .setFetchedAt(fetchedAt.truncatedTo(ChronoUnit.MILLIS))
                        .setCategories(
                                draft.categories.stream().map(CleanText::of).toList())
                        .setMedia(media(draft))
                        .setLanguage(CleanText.orNull(draft.language))
                        .setHttp(draft.http)
                        .setContentHash(ContentHash.of(seenTitle, seenSummary, seenBody, authors, date))
                        .build(),
                origin,
                draft.replaced);
    }

    private DateDoubt doubt(Instant claimed, Instant fetchedAt) {
        boolean live = feeder.kind() == SourceKind.FEED || feeder.kind() == SourceKind.SITEMAP;
        return Plausibility.of(claimed, fetchedAt, live);
    }

    /** An address as an item may carry it: absolute, normalised, not yet canonical. */
    static Optional<String> address(@Nullable String base, String claimed) {
        return CanonicalUrl.resolve(base, claimed);
    }

    private static String visible(@Nullable String text, boolean html) {
        return text == null ? "" : VisibleText.of(text, html);
    }

    private Source source(Draft draft, Optional<String> url) {
        Optional<String> sourceUrl = Optional.ofNullable(draft.sourceUrl).flatMap(CanonicalUrl::of);
        String id = Optional.ofNullable(feeder.sourceId())
                .or(() -> Optional.ofNullable(draft.sourceId))
                .map(SourceName::id)
                .filter(name -> !name.isEmpty())
                .or(() -> CanonicalUrl.site(sourceUrl.or(() -> url).orElse(null)))
                .or(() -> Optional.ofNullable(draft.sourceName).map(SourceName::id))
                .filter(name -> !name.isEmpty())
                .orElse(Feeder.UNNAMED);
        String name = feeder.sourceName() != null ? feeder.sourceName() : draft.sourceName;
        return new Source(id, CleanText.orNull(name), sourceUrl.orElse(null), feeder.kind());
    }

    /** Each picture once; of several mentions the first with a caption. */
    private static List<Media> media(Draft draft) {
        String base = draft.url != null ? draft.url : draft.base;
        Map<String, Media> found = new LinkedHashMap<>();
        for (Draft.FoundMedia mention : draft.media) {
            address(base, mention.url())
                    .ifPresent(address -> found.merge(
                            address,
                            new Media(
                                    address,
                                    CleanText.orNull(mention.type()),
                                    CleanText.orNull(mention.caption()),
                                    CleanText.orNull(mention.credit())),
                            (kept, again) -> kept.getCaption() == null && again.getCaption() != null ? again : kept));
        }
        return List.copyOf(found.values());
    }
}
