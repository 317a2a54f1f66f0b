package dev.newswire.sink.file;

import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import java.nio.file.Path;
import java.time.Duration;
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
        return new FolderTarget(config);
    }
}
