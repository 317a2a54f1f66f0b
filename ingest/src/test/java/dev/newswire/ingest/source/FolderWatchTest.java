package dev.newswire.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    private final AtomicLong now = new AtomicLong(5_000_000_000L);

    @TempDir
    Path folder;

    @Test
    void takesAFileOnceItStandsStillAndAgainWhenItChanges() throws IOException {
        FolderWatch watch = new FolderWatch(List.of(folder), Duration.ofSeconds(1), now::get);
        Path file = write("a.txt", "one");
        assertThat(watch.look()).isEmpty();
        pass(900);
        write("a.txt", "one and more");
        assertThat(watch.look()).isEmpty();
        pass(1100);
        assertThat(watch.look()).containsExactly(file);
        // Not said to be taken, so it is still there to be taken.
        assertThat(watch.look()).containsExactly(file);
        watch.taken(file);
        pass(5000);
        assertThat(watch.look()).isEmpty();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(watch.look()).isEmpty();
        pass(1100);
        assertThat(watch.look()).containsExactly(file);
    }

    @Test
    void waitsForFoldersThatDoNotExistYetAndForgetsFilesThatGo() throws IOException {
        Path later = folder.resolve("later");
        FolderWatch watch = new FolderWatch(List.of(later), Duration.ZERO, now::get);
        assertThat(watch.look()).isEmpty();
        Path file = write("later/a.txt", "one");
        assertThat(watch.look()).containsExactly(file);
        watch.taken(file);
        Files.delete(file);
        assertThat(watch.look()).isEmpty();
        write("later/a.txt", "one");
        assertThat(watch.look()).containsExactly(file);
    }

    @Test
    void listsFoldersInOneOrderAndSkipsWhatIsHidden() throws IOException {
        write("b/2.txt", "");
        write("b/.hidden/3.txt", "");
        write("b-c.txt", "");
        write("a.txt", "");
        write(".secret", "");
        List<Path> found = FileTree.under(folder, (file, cause) -> {});
        assertThat(found.stream().map(file -> folder.relativize(file).toString()))
                .containsExactly("a.txt", "b/2.txt", "b-c.txt");
        List<Path> named = new ArrayList<>(FileTree.under(folder.resolve(".secret"), (file, cause) -> {}));
        assertThat(named).containsExactly(folder.resolve(".secret"));
    }

    private void pass(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
