package dev.newswire.enrich;

import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import java.time.Instant;

/** Raw items with nothing but a body. */
final class RawItems {
    private RawItems() {}

    static RawItem of(String id, BodyFormat format, String body, Instant fetchedAt) {
        return RawItem.newBuilder()
                .setId(id)
                .setSource(Source.newBuilder()
                        .setId("desk")
                        .setKind(SourceKind.FILE)
                        .build())
                .setBody(body)
                .setBodyFormat(format)
                .setFetchedAt(fetchedAt)
                .setContentHash("")
                .build();
    }
}
