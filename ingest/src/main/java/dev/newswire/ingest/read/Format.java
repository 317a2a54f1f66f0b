package dev.newswire.ingest.read;

/** The formats that are read. */
enum Format {
    TEXT,
    HTML,
    JSON,
    NDJSON,
    JSON_FEED,
    FEED,
    SITEMAP,
    WARC
}
