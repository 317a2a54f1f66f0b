package dev.newswire.ingest.discover;

import dev.newswire.schemas.SourceKind;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A feed or sitemap that was fetched and is one.
 *
 * @param url where it is polled: where it was found, or where a permanent redirect leads from there
 * @param kind FEED or SITEMAP
 * @param title what its page or itself calls it, plain text; empty when neither does
 */
public record FoundFeed(URI url, SourceKind kind, Optional<String> title) {

    public FoundFeed {
        Objects.requireNonNull(url);
        if (kind != SourceKind.FEED && kind != SourceKind.SITEMAP) {
            throw new IllegalArgumentException("Neither a feed nor a sitemap: " + kind);
        }
        title = title.map(String::strip).filter(text -> !text.isEmpty());
    }
}
