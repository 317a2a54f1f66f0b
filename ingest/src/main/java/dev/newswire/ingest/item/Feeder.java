package dev.newswire.ingest.item;

import dev.newswire.schemas.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * Who feeds the items and how.
 *
 * @param sourceId id of the source for all items; null to let each item's own facts name it
 * @param sourceName the source's name for people; null to let each item's own facts say it
 * @param kind how the items are read
 */
public record Feeder(@Nullable String sourceId, @Nullable String sourceName, SourceKind kind) {

    /** The source of items about which nothing else is known. */
    public static final String UNNAMED = "push";

    public Feeder {
        if (sourceId != null && SourceName.id(sourceId).isEmpty()) {
            throw new IllegalArgumentException("No source id can be made of '" + sourceId + "'");
        }
    }

    /** The same feeder, reading in another way. */
    public Feeder by(SourceKind other) {
        return new Feeder(sourceId, sourceName, other);
    }
}
