package dev.newswire.ingest.discover;

import dev.newswire.ingest.fetch.FetchOutcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses of sitemaps, as robots.txt and sitemap indexes name them. Pure. */
final class SitemapNames {
    private static final int MOST = 1000;

    private SitemapNames() {}

    /** Must be absolute by the book, and is not always. */
    static Optional<URI> address(URI site, String written) {
        try {
            URI address = site.resolve(written.strip());
            return "http".equals(address.getScheme()) || "https".equals(address.getScheme())
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Those in the beginning of an index; none when the document is no index. */
    static List<URI> in(FetchOutcome.Fetched fetched) {
        List<URI> found = new ArrayList<>();
        if (DocumentKind.of(fetched.body()) != DocumentKind.SITEMAP_INDEX) {
            return found;
        }
        String text = new String(DocumentKind.head(fetched.body()), StandardCharsets.UTF_8);
        int at = text.indexOf("<loc>");
        while (at >= 0 && found.size() < MOST) {
            int end = text.indexOf('<', at + 5);
            if (end < 0) {
                return found;
            }
            address(fetched.facts().url(), text.substring(at + 5, end).replace("&amp;", "&"))
                    .ifPresent(found::add);
            at = text.indexOf("<loc>", end);
        }
        return found;
    }
}
