package dev.newswire.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Resident memory of a process and everything it started, as Linux tells it: VmRSS of each process; of PostgreSQL's,
 * which all map the same buffers, Pss, so that what they share counts once.
 */
final class ResidentMemory {

    private static final Path PROC = Path.of("/proc");
    private static final String DATABASE = "postgres";

    private final Map<String, Long> kibibytes = new TreeMap<>();

    private ResidentMemory() {}

    /** Whether this system tells. */
    static boolean isKnown() {
        return Files.isReadable(PROC.resolve("self/smaps_rollup"));
    }

    static ResidentMemory of(long pid) throws IOException {
        ResidentMemory memory = new ResidentMemory();
        List<Long> family = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid).orElseThrow().descendants().forEach(child -> family.add(child.pid()));
        for (long member : family) {
            memory.add(PROC.resolve(Long.toString(member)));
        }
        return memory;
    }

    long mebibytes() {
        return kibibytes.values().stream().mapToLong(Long::longValue).sum() / 1024;
    }

    private void add(Path process) throws IOException {
        try {
            String name = Files.readString(process.resolve("comm")).strip();
            boolean database = name.startsWith(DATABASE);
            long size = database
                    ? field(process.resolve("smaps_rollup"), "Pss:")
                    : field(process.resolve("status"), "VmRSS:");
            kibibytes.merge(database ? DATABASE : name + ' ' + process.getFileName(), size, Long::sum);
        } catch (NoSuchFileException ended) {
            // It has ended since it was listed: it holds no memory.
        }
    }

    private static long field(Path file, String name) throws IOException {
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(name)) {
                return Long.parseLong(
                        line.substring(name.length()).replace("kB", "").strip());
            }
        }
        throw new IOException(file + " has no " + name);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%d MiB:", mebibytes()));
        kibibytes.forEach((name, size) ->
                text.append(' ').append(name).append(' ').append(size / 1024).append(';'));
        return text.toString();
    }
}
