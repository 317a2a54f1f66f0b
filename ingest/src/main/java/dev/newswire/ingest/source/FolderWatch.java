package dev.newswire.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Finds files that have appeared or changed and then stood still, by looking again and again: that works on every file
 * system, network ones included. What was taken is remembered until it changes or goes. Belongs to one thread.
 */
public final class FolderWatch {

    private record Look(long size, FileTime modified) {}

    private record Standing(Look look, long since, boolean taken) {}

    private final List<Path> paths;
    private final Duration settle;
    private final LongSupplier nanos;
    private Map<Path, Standing> known = new HashMap<>();

    /**
     * @param paths folders and files; those that do not exist yet are waited for
     * @param settle how long a file must have stood unchanged
     * @param nanos a clock like {@link System#nanoTime}
     */
    public FolderWatch(List<Path> paths, Duration settle, LongSupplier nanos) {
        this.paths = List.copyOf(paths);
        this.settle = settle;
        this.nanos = nanos;
    }

    /** Looks once; returns the files that stand still and were not taken as they are, in their order. */
    public List<Path> look() {
        long now = nanos.getAsLong();
        Map<Path, Standing> seen = new HashMap<>();
        List<Path> ready = new ArrayList<>();
        Set<Path> listed = new HashSet<>();
        for (Path path : paths) {
            for (Path file : files(path)) {
                if (listed.add(file)) {
                    look(file, now, seen, ready);
                }
            }
        }
        known = seen;
        return ready;
    }

    /** Remembers that a file was taken as it was at the last look. */
    public void taken(Path file) {
        known.computeIfPresent(file, (path, standing) -> new Standing(standing.look(), standing.since(), true));
    }

    private void look(Path file, long now, Map<Path, Standing> seen, List<Path> ready) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Look look = new Look(attributes.size(), attributes.lastModifiedTime());
            Standing before = known.get(file);
            Standing standing = before != null && before.look().equals(look) ? before : new Standing(look, now, false);
            seen.put(file, standing);
            if (!standing.taken() && now - standing.since() >= settle.toNanos()) {
                ready.add(file);
            }
        } catch (IOException gone) {
            // It went between listing and looking; if it comes back it is seen then.
        }
    }

    private static List<Path> files(Path path) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return FileTree.under(path, (file, cause) -> {});
        } catch (IOException unlistable) {
            return List.of();
        }
    }
}
