package dev.newswire.ingest;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.schemas.SourceKind;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to push.
 *
 * @param paths files and folders, in this order
 * @param stdin a stream to read after them, named {@code -} in messages; it stays the caller's
 * @param sourceId id of the source for all items; empty to let each item's own facts name it
 * @param sourceName name of the source for people; empty to let each item's own facts say it
 * @param watch whether to go on with what appears or changes under the paths, until stopped
 */
public record PushRequest(
        List<Path> paths,
        Optional<InputStream> stdin,
        Optional<String> sourceId,
        Optional<String> sourceName,
        boolean watch) {

    public PushRequest {
        paths = List.copyOf(paths);
    }

    /** Files and folders, once, each item's facts naming its source. */
    public static PushRequest of(List<Path> paths) {
        return new PushRequest(paths, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    Feeder feeder() {
        return new Feeder(sourceId.orElse(null), sourceName.orElse(null), SourceKind.FILE);
    }
}
