package dev.newswire.ingest.fetch;

import java.util.Locale;

/** Why no usable answer came. The names are labels of metrics, so they are public API. */
public enum FailureKind {
    /** The address is no http or https address that may be asked: scheme, port, user name, length. */
    BAD_ADDRESS(false),
    /** The host is, or leads to, an address of a private or special network that is not in {@code ingest.fetch.allow}. */
    FORBIDDEN_ADDRESS(false),
    /** The host has no address, or its name servers do not answer. */
    UNKNOWN_HOST(true),
    /** No connection, or one that broke off before the answer was whole. */
    CONNECTION(true),
    /** No trustworthy TLS connection: the certificate, its name or its date. */
    TLS(true),
    /** It took longer than {@code ingest.fetch.timeout}, or nothing came for {@code ingest.fetch.stall-timeout}. */
    TIMEOUT(true),
    /** The answer is no HTTP, or its content coding is damaged. */
    MALFORMED(true),
    /** The body, or what it unpacks to, or the header is larger than allowed. */
    TOO_LARGE(false),
    /** More redirects than {@code ingest.fetch.max-redirects}, or a circle of them. */
    REDIRECTS(false),
    /** The fetcher is closed, or the request was cancelled. */
    CLOSED(true);

    private final boolean retriable;

    FailureKind(boolean retriable) {
        this.retriable = retriable;
    }

    /** True when it is worth trying again soon; else only somebody's change can help. */
    public boolean retriable() {
        return retriable;
    }

    /** The kind in kebab case, as labels carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
