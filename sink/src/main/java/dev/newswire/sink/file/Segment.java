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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one stretch of one partition, while they are written: a tree of its own beside the readers' one. After an
 * exception of any method the stretch can only be dropped.
 */
final class Segment {

    /** Tombstones come in numbers: those of so long are carried out together. */
    private static final Duration ERASE_AFTER = Duration.ofSeconds(3);

    private final Path root;
    private final FileFormat format;
    private final long from;
    private final long startedAt;
    private final Map<Bucket, ItemFile> files = new HashMap<>();
    private final Set<String> items = new HashSet<>();
    private final Set<String> erased = new HashSet<>();
    private @Nullable JsonLinesFile deletions;
    private long erasedSince;
    private boolean closed;
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

    /** @param now in {@link System#nanoTime} */
    void write(SinkRecord one, long now) throws IOException {
        EnrichedItem item = one.item();
        if (item == null) {
            if (erased.isEmpty()) {
                erasedSince = now;
            }
            erased.add(one.id());
            delete(one);
        } else {
            items.add(one.id());
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
            open = new JsonLinesFile(place(Folder.DELETED, FileFormat.JSONL.extension()));
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

    /** Whether a revision of an item is in it. */
    boolean holds(String id) {
        return items.contains(id);
    }

    /** Items that tombstones of this stretch name: they are to leave all files before it. */
    Set<String> erased() {
        return erased;
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
        return closed
                || bytes >= config.rollBytes()
                || files.size() >= config.openFiles()
                || age(now).compareTo(config.rollEvery()) >= 0
                || (!erased.isEmpty() && now - erasedSince >= ERASE_AFTER.toNanos());
    }

    private Duration age(long now) {
        return Duration.ofNanos(now - startedAt);
    }

    /** Whether its files are ended, and only wait to be published. */
    boolean isClosed() {
        return closed;
    }

    SegmentName name(SegmentName.Owner owner) {
        return new SegmentName(owner, from, to);
    }

    /** Ends every file. */
    void close() throws IOException {
        closed = true;
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
