package dev.newswire.monitor.subscribe;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.Processing;
import dev.newswire.schemas.Source;
import java.time.Instant;
import java.util.List;

/** Items for tests. */
final class Items {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private Items() {}

    static EnrichedItem.Builder item(String id) {
        return EnrichedItem.newBuilder()
                .setId(id)
                .setRevision(1)
                .setSource(Source.newBuilder()
                        .setId("harbour-post")
                        .setName("The Harbour Post")
                        .build())
                .setTitle("Dockers vote on pay")
                .setText("The port of Göteborg stands still.\n\nTalks go on.")
                .setLanguage("en-GB")
                .setPublishedAt(TIME)
                .setEntities(List.of(Entity.newBuilder()
                        .setName("Göteborg")
                        .setAliases(List.of("Gothenburg"))
                        .setId("geonames:2711537")
                        .setType(EntityType.LOCATION)
                        .build()))
                .setProcessing(Processing.newBuilder()
                        .setFetchedAt(TIME)
                        .setIngestedAt(TIME)
                        .setEnrichedAt(TIME)
                        .build());
    }
}
