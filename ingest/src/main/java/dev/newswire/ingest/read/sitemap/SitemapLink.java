package dev.newswire.ingest.read.sitemap;

import java.time.Instant;
import java.util.Optional;

/**
 * A sitemap that a sitemap index names (sitemaps.org 0.9).
 *
 * @param url absolute http address, normalised but not made canonical
 * @param lastModified when that sitemap is said to have changed
 */
public record SitemapLink(String url, Optional<Instant> lastModified) {

    public SitemapLink {
        if (url.isBlank()) {
            throw new IllegalArgumentException("A sitemap has an address");
        }
    }
}
