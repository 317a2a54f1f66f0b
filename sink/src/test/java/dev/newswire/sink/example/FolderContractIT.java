package dev.newswire.sink.example;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.contract.Items;
import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

final class FolderContractIT extends SinkWriterContract {

    @TempDir
    private Path scratch;

    @Override
    protected SinkTarget target() throws IOException {
        Path folder = Files.createTempDirectory(scratch, "items");
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        return new SinkTarget() {
            @Override
            public SinkWriter writer() {
                return new FolderWriter(folder);
            }

            @Override
            public List<Stored> stored() throws IOException {
                List<Stored> stored = new ArrayList<>();
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        if (!file.getFileName().toString().startsWith(".")) {
                            int revision =
                                    Integer.parseInt(Files.readAllLines(file).get(0));
                            stored.add(new Stored(file.getFileName().toString(), revision));
                        }
                    }
                }
                return stored;
            }

            @Override
            public boolean keepsOneVersion() {
                return true;
            }

            @Override
            public Optional<EnrichedItem> poison(String id) {
                return Optional.of(Items.item(id, 0).build());
            }

            @Override
            public void stop() throws IOException {
                Files.move(folder, away);
            }

            @Override
            public void start() throws IOException {
                Files.move(away, folder);
            }

            @Override
            public void close() {}
        };
    }
}
