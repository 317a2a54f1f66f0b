package dev.newswire.ingest.sources;

import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sources to test with. */
public final class Sources {

    private Sources() {}

    public static SourceDefinition feed(String id, String url) {
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

    /** A set of sources without a cluster. */
    public static SourceSet set(SourceDefinition... standing) {
        Map<String, SourceDefinition> byId =
                Arrays.stream(standing).collect(Collectors.toMap(SourceDefinition::getId, Function.identity()));
        return new SourceSet(byId, byId.keySet().stream().collect(Collectors.toMap(id -> id, id -> Set.of(0))));
    }
}
