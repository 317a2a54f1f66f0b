package dev.newswire.sink.file;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.sink.contract.EnduranceTarget;
import dev.newswire.sink.contract.SinkEndurance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;

/** Poison is what cannot be decoded; {@code -Dsink.endurance.format} names another format than Parquet. */
final class FileEnduranceIT extends SinkEndurance {

    private static final FileFormat FORMAT = FileFormat.valueOf(
            System.getProperty("sink.endurance.format", "parquet").toUpperCase(Locale.ROOT));

    @TempDir
    private Path place;

    FileEnduranceIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        super(broker, registry);
    }

    @Override
    protected EnduranceTarget target() {
        Path folder = place.resolve("items");
        // Small enough for files to be finished in the middle of batches.
        int rollBytes = isFull() ? 256 << 10 : 64 << 10;
        return new FolderTarget(new FileConfig(folder, FORMAT, rollBytes, Duration.ofMillis(500), 64));
    }
}
