package dev.newswire.ingest.fetch;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One document to fetch. The validators are those of the copy at hand and are sent back byte for byte (RFC 9110, section
 * 13.1): each letter stands for one byte, as {@link ResponseFacts} gave it. They go to this address only, never to one
 * that it redirects to on another host.
 *
 * @param url absolute http or https address; what may not be fetched becomes a {@link FetchOutcome.Failed}
 * @param etag entity tag of the copy at hand, for {@code If-None-Match}; empty when there is none
 * @param lastModified its {@code Last-Modified}, for {@code If-Modified-Since}; empty when there is none
 */
public record FetchRequest(URI url, Purpose purpose, Optional<String> etag, Optional<String> lastModified) {

    public FetchRequest {
        Objects.requireNonNull(url);
        Objects.requireNonNull(purpose);
        etag = etag.filter(given -> !given.isBlank());
        lastModified = lastModified.filter(given -> !given.isBlank());
    }

    /** A document of which no copy is at hand. */
    public static FetchRequest of(URI url, Purpose purpose) {
        return new FetchRequest(url, purpose, Optional.empty(), Optional.empty());
    }
}
