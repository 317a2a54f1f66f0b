package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @TempDir
    Path root;

    @Test
    void isHeldByOneAtATime() {
        try (DataFolder held = DataFolder.open(root, 0)) {
            assertThatThrownBy(() -> DataFolder.open(held.path(), 0))
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        DataFolder.open(root, 0).close();
    }

    @Test
    void asksForRoomOnTheDisk() {
        assertThatThrownBy(() -> DataFolder.open(root, Long.MAX_VALUE))
                .isInstanceOf(TooLittleDiskException.class)
                .hasMessageContaining("up.disk.least-free");
    }

    @Test
    void remembersThePortItChose() {
        int port;
        try (DataFolder folder = DataFolder.open(root, 0)) {
            port = folder.port("broker", 0);
            assertThat(folder.port("registry", 0)).isPositive();
        }
        try (DataFolder folder = DataFolder.open(root, 0)) {
            assertThat(folder.port("broker", 0)).isEqualTo(port);
        }
    }

    @Test
    void followsTheWantedPortAndForgetsADamagedOne() throws Exception {
        Files.writeString(root.resolve("ports.properties"), "broker=much\n");
        try (DataFolder folder = DataFolder.open(root, 0)) {
            assertThat(folder.port("broker", 0)).isPositive();
            assertThat(folder.port("broker", 19_092)).isEqualTo(19_092);
            assertThatThrownBy(() -> folder.port("broker", 70_000)).hasMessageContaining("up.broker.port");
        }
    }

    @Test
    void leavesNothingBehindWhenThrownAway() throws Exception {
        Path thrown = root.resolve("thrown");
        try (DataFolder folder = DataFolder.openThrowAway(thrown, 0)) {
            Files.writeString(folder.folder("broker").resolve("log"), "something");
        }
        assertThat(thrown).doesNotExist();
    }

    @Test
    void saysWhyAFolderCannotBeMade() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data"), 0))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining(file.toString());
    }
}
