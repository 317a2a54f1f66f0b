package dev.newswire.sink.file;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of one stretch of one partition, while they are written: a tree of its own beside the readers' one. After an
 * exception of any method the stretch can only be dropped.
 */
final class Segment {

    private final Path root;
    private final FileFormat format;
    private final long from;
    private final long startedAt;
    private final Map<Bucket, ItemFile> files = new HashMap<>();
    private @Nullable JsonLinesFile deletions;
    private long to;

    /**
     * @param root folder of its own, made when the first file is
     * @param from offset of the first record
     * @param startedAt in {@link System#nanoTime}
     */
    Segment(Path root, FileFormat format, long from, long startedAt) {
        this.root = root;
        this.format = format;
        this.from = from;
        this.to = from;
        this.startedAt = startedAt;
    }

    void write(SinkRecord one) throws IOException {
        EnrichedItem item = one.item();
        if (item == null) {
            delete(one);
        } else {
            Bucket bucket = Bucket.of(item);
            ItemFile file = files.get(bucket);
            if (file == null) {
                file = format.create(place(bucket.path(), format.extension()));
                files.put(bucket, file);
            }
            file.write(item);
        }
        to = one.offset();
    }

    private void delete(SinkRecord one) throws IOException {
        JsonLinesFile open = deletions;
        if (open == null) {
            open = new JsonLinesFile(place(Path.of("deleted"), FileFormat.JSONL.extension()));
            deletions = open;
        }
        String id = new String(JsonStringEncoder.getInstance().quoteAsString(one.id()));
        Instant at = Instant.ofEpochMilli(Math.max(0, one.source().timestamp()));
        open.line("{\"id\":\"" + id + "\",\"deletedAt\":\"" + at + "\"}");
    }

    private Path place(Path folder, String extension) throws IOException {
        if (!Files.isDirectory(root)) {
            // Not with its parents: where those are gone, so is the disk they were on.
            Files.createDirectory(root);
        }
        Path parent = root.resolve(folder);
        Files.createDirectories(parent);
        return parent.resolve("open." + extension);
    }

    /** Nothing before this offset is missing. */
    void reach(long next) {
        to = Math.max(to, next - 1);
    }

    Path root() {
        return root;
    }

    long next() {
        return to + 1;
    }

    boolean isDue(FileConfig config, long now) {
        long bytes = 0;
        for (ItemFile one : files.values()) {
            bytes += one.bytes();
        }
        return bytes >= config.rollBytes()
                || files.size() >= config.openFiles()
                || age(now).compareTo(config.rollEvery()) >= 0;
    }

    private Duration age(long now) {
        return Duration.ofNanos(now - startedAt);
    }

    SegmentName name(SegmentName.Owner owner) {
        return new SegmentName(owner, from, to);
    }

    /** Ends every file. */
    void close() throws IOException {
        IOException failure = null;
        for (ItemFile one : files.values()) {
            failure = close(one, failure);
        }
        JsonLinesFile open = deletions;
        if (open != null) {
            failure = close(open, failure);
        }
        files.clear();
        deletions = null;
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable IOException close(ItemFile one, @Nullable IOException before) {
        try {
            one.close();
            return before;
        } catch (IOException e) {
            return before == null ? e : before;
        }
    }
}
