package dev.newswire.ingest.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a pushed body may be, told by its media type. */
enum PushFormat {
    JSON("json", "application/json application/feed+json application/ld+json text/json"),
    LINES("ndjson", "application/x-ndjson application/ndjson application/jsonl application/x-jsonlines"),
    PAGE("html", "text/html application/xhtml+xml"),
    TEXT("txt", "text/plain"),
    FEED("xml", "application/rss+xml application/atom+xml application/rdf+xml application/xml text/xml");

    private static final Map<String, PushFormat> BY_TYPE = Arrays.stream(values())
            .flatMap(format -> format.types().stream().map(type -> Map.entry(type, format)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

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
        PushFormat known = BY_TYPE.get(type.name());
        boolean json = type.name().startsWith("application/") && type.name().endsWith("+json");
        return known != null ? Optional.of(known) : json ? Optional.of(JSON) : Optional.empty();
    }
}
