package dev.newswire.ingest.sources;

import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.time.Instant;
import java.util.List;

/** Sources to test with. */
final class Sources {

    private Sources() {}

    static SourceDefinition feed(String id, String url) {
        return SourceDefinition.newBuilder()
                .setId(id)
                .setKind(SourceKind.FEED)
                .setUrl(url)
                .setCategories(List.of())
                .setPageFetch(PageFetch.CONFIGURED)
                .setTokenHashes(List.of())
                .setAddedAt(Instant.parse("2026-01-02T03:04:05Z"))
                .build();
    }
}
