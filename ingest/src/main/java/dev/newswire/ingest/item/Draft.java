package dev.newswire.ingest.item;

import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.HttpFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader found out about an item, in the source's own words; nothing in it is checked yet. Setters ignore null
 * and blank texts, so that a reader tries its places from the best to the worst and the first that speaks is kept.
 * Belongs to one thread.
 */
public final class Draft {

    /** A picture or film as found; the address may still be relative to the item's. */
    public record FoundMedia(
            String url,
            @Nullable String type,
            @Nullable String caption,
            @Nullable String credit) {}

    @Nullable String title;

    @Nullable String summary;

    @Nullable String body;

    BodyFormat format = BodyFormat.TEXT;

    @Nullable String url;

    /** The address in the source's own letters where these are one, else as it was made absolute. */
    @Nullable String link;

    @Nullable String base;

    @Nullable String guid;

    @Nullable String publishedText;

    @Nullable Instant publishedAt;

    DateOrigin publishedOrigin = DateOrigin.UNKNOWN;

    @Nullable String updatedText;

    @Nullable Instant updatedAt;

    DateOrigin updatedOrigin = DateOrigin.UNKNOWN;

    @Nullable String language;

    @Nullable String sourceId;

    @Nullable String sourceName;

    @Nullable String sourceUrl;

    @Nullable HttpFacts http;

    int replaced;
    final Set<String> authors = new LinkedHashSet<>();
    final Set<String> categories = new LinkedHashSet<>();
    final List<FoundMedia> media = new ArrayList<>();

    public Draft title(@Nullable String claimed) {
        title = first(title, claimed == null ? null : claimed.strip());
        return this;
    }

    public Draft summary(@Nullable String claimed) {
        summary = first(summary, claimed);
        return this;
    }

    public Draft body(@Nullable String claimed) {
        body = first(body, claimed);
        return this;
    }

    /** The format of title, summary and body together. */
    public Draft format(BodyFormat given) {
        format = given;
        return this;
    }

    /** The item's address, absolute or relative to the base. One that is no http address leaves room for the next. */
    public Draft url(@Nullable String claimed) {
        if (url == null && claimed != null && !claimed.isBlank()) {
            url = ItemMaker.address(base, claimed).orElse(null);
            link = url == null || !absolute(claimed.strip()) ? url : claimed.strip();
        }
        return this;
    }

    /** What relative addresses are relative to; set before any address. */
    public Draft base(@Nullable String claimed) {
        base = first(base, claimed);
        return this;
    }

    public Draft guid(@Nullable String claimed) {
        guid = first(guid, claimed == null ? null : claimed.strip());
        return this;
    }

    /** A claimed date. One that cannot be read keeps its words until one that can comes along. */
    public Draft published(@Nullable String claim, DateOrigin origin) {
        if (claim != null && !claim.isBlank() && publishedAt == null) {
            Optional<Instant> moment = ClaimedDate.parse(claim);
            if (moment.isPresent()) {
                publishedAt(moment.get(), claim, origin);
            } else {
                publishedText = first(publishedText, claim.strip());
            }
        }
        return this;
    }

    /** A claimed date that is read already. */
    public Draft publishedAt(Instant moment, String claim, DateOrigin origin) {
        if (publishedAt == null) {
            publishedAt = moment;
            publishedText = claim.strip();
            publishedOrigin = origin;
        }
        return this;
    }

    /** A claim that the item was changed, read as {@link #published} is. */
    public Draft updated(@Nullable String claim, DateOrigin origin) {
        if (claim != null && !claim.isBlank() && updatedAt == null) {
            Optional<Instant> moment = ClaimedDate.parse(claim);
            if (moment.isPresent()) {
                updatedAt(moment.get(), claim, origin);
            } else {
                updatedText = first(updatedText, claim.strip());
            }
        }
        return this;
    }

    /** A claimed change whose date is read already. */
    public Draft updatedAt(Instant moment, String claim, DateOrigin origin) {
        if (updatedAt == null) {
            updatedAt = moment;
            updatedText = claim.strip();
            updatedOrigin = origin;
        }
        return this;
    }

    public Draft language(@Nullable String claimed) {
        language = first(language, claimed == null ? null : claimed.strip());
        return this;
    }

    public Draft sourceId(@Nullable String claimed) {
        sourceId = first(sourceId, claimed);
        return this;
    }

    public Draft sourceName(@Nullable String claimed) {
        sourceName = first(sourceName, claimed);
        return this;
    }

    public Draft sourceUrl(@Nullable String claimed) {
        sourceUrl = first(sourceUrl, claimed);
        return this;
    }

    public Draft http(HttpFacts facts) {
        http = facts;
        return this;
    }

    /** How many letters of the source's bytes could not be decoded and became U+FFFD. */
    public Draft replaced(int letters) {
        replaced = letters;
        return this;
    }

    public Draft author(@Nullable String name) {
        return add(authors, name);
    }

    public Draft category(@Nullable String name) {
        return add(categories, name);
    }

    public Draft media(FoundMedia found) {
        media.add(found);
        return this;
    }

    public boolean hasTitle() {
        return title != null;
    }

    public boolean hasBody() {
        return body != null;
    }

    public boolean hasAuthors() {
        return !authors.isEmpty();
    }

    public boolean hasUrl() {
        return url != null;
    }

    private static boolean absolute(String claimed) {
        boolean http = claimed.startsWith("http://") || claimed.startsWith("https://");
        return http && claimed.chars().allMatch(letter -> letter > ' ' && letter < 0x7F);
    }

    private Draft add(Set<String> names, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            names.add(name.strip());
        }
        return this;
    }

    private static @Nullable String first(@Nullable String kept, @Nullable String claimed) {
        return kept != null || claimed == null || claimed.isBlank() ? kept : claimed;
    }
}
