package dev.newswire.ingest.item;

import java.util.Locale;

/** Why something was refused or left out. The names are labels of metrics and dead letters, so they are public API. */
public enum Reason {
    /** The item is larger than {@code ingest.item.max-bytes}, or no record can hold it. */
    TOO_LARGE,
    /** Zero bytes, a picture, a program: no charset makes it text. */
    NOT_TEXT,
    /** Nothing to read: neither title nor summary nor body. */
    NO_CONTENT,
    /** Not JSON by RFC 8259. */
    MALFORMED_JSON,
    /** JSON, but not an object that could be an item. */
    NOT_AN_ITEM,
    /** A field of our own mapping that holds what it cannot mean; only where whoever pushes over HTTP is told. */
    BAD_FIELD,
    /** An entry of a feed, or the feed around it, that cannot be read even with repairs. */
    MALFORMED_FEED,
    /** Markup that the parser fails on. */
    MALFORMED_PAGE,
    /** A WARC record that breaks off or contradicts its own lengths. */
    MALFORMED_ARCHIVE,
    /** Nested more deeply than any article is. */
    TOO_DEEP,
    /** Compressed data that breaks off or fails its checksum. */
    DAMAGED_GZIP,
    /** Compressed data that unpacks to more than {@code ingest.unpacked.max-bytes} or out of all proportion. */
    DECOMPRESSION_LIMIT,
    /** The file could not be opened or read. */
    UNREADABLE,
    /** A record of an archive that holds no page: a request, a picture, a redirect. Left out, not refused. */
    NOT_A_PAGE;

    /** The reason in kebab case, as headers and labels carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
