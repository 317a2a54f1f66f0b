package dev.newswire.sink.file;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.contract.EnduranceTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A folder and what readers find there. */
record FolderTarget(FileConfig config) implements EnduranceTarget {

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "sink.file.folder", config.folder().toString(),
                "sink.file.format", config.format().name().toLowerCase(Locale.ROOT),
                "sink.file.roll.size", config.rollBytes() + "B",
                "sink.file.roll.every", config.rollEvery().toMillis() + "ms",
                "sink.file.open", String.valueOf(config.openFiles()));
    }

    /** Files take whatever can be read. */
    @Override
    public void mend() {}

    @Override
    public SinkWriter writer() {
        return new FolderWriter(config);
    }

    @Override
    public List<Stored> stored() throws Exception {
        return Readers.stored(config.folder());
    }

    @Override
    public boolean keepsOneVersion() {
        return false;
    }

    @Override
    public Optional<EnrichedItem> poison(String id) {
        return Optional.empty();
    }

    /** As when a disk is unmounted: the folder is no folder any more. */
    @Override
    public void stop() throws IOException {
        if (Files.exists(config.folder())) {
            Files.move(config.folder(), away());
        }
        Files.writeString(config.folder(), "no folder");
    }

    @Override
    public void start() throws IOException {
        Files.delete(config.folder());
        if (Files.exists(away())) {
            Files.move(away(), config.folder());
        }
    }

    @Override
    public void close() {}

    private Path away() {
        return config.folder().resolveSibling(config.folder().getFileName() + "-away");
    }
}
