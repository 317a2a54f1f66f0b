package dev.newswire.ingest.fetch;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the last answer said about its document. Texts of the header are given byte for byte, each letter standing for
 * one byte (ISO 8859-1), without the white space around them.
 *
 * @param status status code
 * @param url the address that answered, after all redirects
 * @param contentType {@code Content-Type}; empty when absent
 * @param charset the charset that it names, as the web means it; empty when it names none that is known
 * @param etag {@code ETag}; empty when absent, which means that an older one must be forgotten
 * @param lastModified {@code Last-Modified}; empty when absent, which means that an older one must be forgotten
 * @param fresh how much longer the document may be taken as current without asking (RFC 9111, section 4.2, for a private
 *     cache): zero for {@code no-cache}, {@code no-store} and what is stale already; empty when the answer does not say.
 *     Bounded by {@code ingest.fetch.max-freshness}
 * @param retryAfter how long to leave the address alone (RFC 9110, section 10.2.3), bounded by
 *     {@code ingest.fetch.max-retry-after}; empty when the answer does not say
 * @param links {@code Link} fields (RFC 8288)
 * @param date the server's {@code Date}; empty when absent or illegible
 */
public record ResponseFacts(
        int status,
        URI url,
        Optional<String> contentType,
        Optional<Charset> charset,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<Duration> fresh,
        Optional<Duration> retryAfter,
        List<WebLink> links,
        Optional<Instant> date) {

    public ResponseFacts {
        Objects.requireNonNull(url);
        links = List.copyOf(links);
    }

    /** Facts of an answer that says nothing but its status. */
    public static ResponseFacts bare(int status, URI url) {
        return new ResponseFacts(
                status,
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
