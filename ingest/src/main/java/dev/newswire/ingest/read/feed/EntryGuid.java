package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.identity.CanonicalUrl;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an entry is called among machines. */
final class EntryGuid {

    private EntryGuid() {}

    /** The likeliest first. */
    static Stream<String> of(FeedElement entry) {
        Stream<@Nullable String> ids = Stream.of(
                entry.first("guid").map(EntryGuid::whole).orElse(null),
                entry.first("id", "atom:id").map(EntryGuid::absolute).orElse(null),
                entry.anyAttribute("about"),
                entry.text("dc:identifier", "dcterms:identifier"));
        return ids.filter(Objects::nonNull).filter(id -> !id.isBlank());
    }

    /** With the markup in it, as if it were escaped: what is left out could be what tells two ids apart. */
    private static String whole(FeedElement guid) {
        return guid.xml().children().isEmpty() ? guid.text() : FeedText.markup(guid);
    }

    /**
     * Must be absolute (RFC 4287, section 4.2.6). One that is not is seen from where the feed says it stands, never from
     * where it was fetched: ids stay when feeds move.
     */
    private static String absolute(FeedElement id) {
        String text = id.text();
        int hash = text.indexOf('#');
        return CanonicalUrl.of(text).isPresent()
                ? text
                : CanonicalUrl.resolve(id.declaredBase(), text)
                        .map(url -> hash < 0 ? url : url + text.substring(hash))
                        .orElse(text);
    }
}
