package dev.newswire.ingest.poll;

import dev.newswire.schemas.RecordTrust;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.time.Instant;

/** Definitions as somebody would add them. */
final class Definitions {
    static {
        RecordTrust.establish();
    }

    private Definitions() {}

    static SourceDefinition feed(String id, String url) {
        return of(SourceKind.FEED, id, url);
    }

    static SourceDefinition of(SourceKind kind, String id, String url) {
        return SourceDefinition.newBuilder()
                .setId(id)
                .setKind(kind)
                .setUrl(url)
                .setAddedAt(Instant.parse("2026-03-01T00:00:00Z"))
                .build();
    }
}
