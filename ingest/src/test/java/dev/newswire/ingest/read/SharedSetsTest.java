package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newswire.ingest.item.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads public measuring sets where they are at hand, and holds what was reached on them. */
class SharedSetsTest {
    private static final Path SHARED = Path.of(System.getProperty("newswire.shared", "nowhere"));

    @Test
    void readsFeedsAsTheyAreMet() throws IOException {
        Path set = SHARED.resolve("eval/feeds/feedparser");
        assumeTrue(Files.exists(set), "the feedparser set is not here");
        int feeds = 0;
        List<String> lost = new ArrayList<>();
        try (Stream<Path> files = Files.walk(set)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                feeds++;
                try (InputStream in = Files.newInputStream(file)) {
                    // Test feeds hold entries without any text, which are rightly refused.
                    Reader.reasons(Reader.standard().read(file.toString(), in)).stream()
                            .filter(reason -> reason != Reason.NO_CONTENT)
                            .forEach(reason -> lost.add(set.relativize(file) + " " + reason));
                }
            }
        }
        System.out.printf("feeds: %d read, %d refused%n", feeds, lost.size());
        assertThat(lost).hasSizeLessThan(feeds / 40);
    }
}
