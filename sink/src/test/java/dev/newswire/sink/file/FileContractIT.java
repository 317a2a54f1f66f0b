package dev.newswire.sink.file;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Each test is of the next format, so that all of them come to their turn. */
final class FileContractIT extends SinkWriterContract {

    @TempDir
    private Path place;

    private int made;

    @Override
    protected SinkTarget target() {
        FileFormat format = FileFormat.values()[made++ % FileFormat.values().length];
        Path folder = place.resolve("items-" + made);
        FileConfig config = new FileConfig(folder, format, 64 << 10, Duration.ofMillis(300), 8);
        return new Target(config);
    }

    private record Target(FileConfig config) implements SinkTarget {

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
}
