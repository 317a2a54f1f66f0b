package dev.newswire.ingest.fetch;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One document to fetch. The validators are those of the copy at hand and are sent back byte for byte (RFC 9110, section
 * 13.1): each letter stands for one byte, as {@link ResponseFacts} gave it.
 *
 * @param url absolute http or https address; what may not be fetched becomes a {@link FetchOutcome.Failed}
 * @param etag entity tag of the copy at hand, for {@code If-None-Match}; empty when there is none
 * @param lastModified its {@code Last-Modified}, for {@code If-Modified-Since}; empty when there is none
 * @param validatorsFrom the address that gave the validators, to which alone they are sent when a redirect leads
 *     there; empty to send them to {@code url} and wherever it leads
 */
public record FetchRequest(
        URI url, Purpose purpose, Optional<String> etag, Optional<String> lastModified, Optional<URI> validatorsFrom) {

    public FetchRequest {
        Objects.requireNonNull(url);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(validatorsFrom);
        etag = etag.filter(given -> !given.isBlank());
        lastModified = lastModified.filter(given -> !given.isBlank());
    }

    /** A document of which a copy may be at hand, from wherever it came. */
    public FetchRequest(URI url, Purpose purpose, Optional<String> etag, Optional<String> lastModified) {
        this(url, purpose, etag, lastModified, Optional.empty());
    }

    /** A document of which no copy is at hand. */
    public static FetchRequest of(URI url, Purpose purpose) {
        return new FetchRequest(url, purpose, Optional.empty(), Optional.empty());
    }

    /** True when the validators are meant for an address on the way. */
    boolean conditionalAt(URI address) {
        return validatorsFrom.map(address::equals).orElse(true);
    }
}
