package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
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
    void takesAnotherFreePortWhenSomebodyElseListensOnTheRememberedOne() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DataFolder folder = DataFolder.open(root, 0)) {
            int taken = other.getLocalPort();
            assertThat(folder.port("broker", taken)).isEqualTo(taken);
            int port = folder.port("broker", 0);
            assertThat(port).isPositive().isNotEqualTo(taken);
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
    void leavesNothingBehindWhileSomethingStillWrites() throws Exception {
        Path thrown = root.resolve("thrown");
        CountDownLatch writing = new CountDownLatch(100);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 2_000; i++) {
                try {
                    Path busy = Files.createDirectories(thrown.resolve("database"));
                    Files.writeString(busy.resolve("file-" + i), "something");
                } catch (IOException e) {
                    // Its folder was removed at this moment; a server would end here.
                    LockSupport.parkNanos(1);
                }
                writing.countDown();
            }
        });
        try (DataFolder folder = DataFolder.openThrowAway(thrown, 0)) {
            assertThat(folder.folder("database")).isEmptyDirectory();
            writer.start();
            writing.await();
        }
        writer.join();
        Folders.delete(thrown);
        assertThat(thrown).doesNotExist();
    }

    @Test
    void saysWhyAFolderCannotBeMade() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file.resolve("data"), 0))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> DataFolder.open(file, 0))
                .isInstanceOf(EmbeddingException.class)
                .hasMessage("Cannot create the folder " + file + ": a file of that name is in the way.");
    }
}
