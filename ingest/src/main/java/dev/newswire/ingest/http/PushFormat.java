package dev.newswire.ingest.http;

import java.util.List;
import java.util.Optional;

/** What a pushed body may be, told by its media type. */
enum PushFormat {
    JSON("json", "application/json application/feed+json application/ld+json text/json"),
    LINES("ndjson", "application/x-ndjson application/ndjson application/jsonl application/x-jsonlines"),
    PAGE("html", "text/html application/xhtml+xml"),
    TEXT("txt", "text/plain"),
    FEED("xml", "application/rss+xml application/atom+xml application/rdf+xml application/xml text/xml");

    private final String extension;
    /** Parted by spaces. */
    private final String types;

    PushFormat(String extension, String types) {
        this.extension = extension;
        this.types = types;
    }

    /** As a file of the format is named. */
    String extension() {
        return extension;
    }

    /** The media types that stand for it. */
    List<String> types() {
        return List.of(types.split(" ", -1));
    }

    static Optional<PushFormat> of(MediaType type) {
        for (PushFormat format : values()) {
            if (format.types().contains(type.name())) {
                return Optional.of(format);
            }
        }
        return type.name().startsWith("application/") && type.name().endsWith("+json")
                ? Optional.of(JSON)
                : Optional.empty();
    }
}
