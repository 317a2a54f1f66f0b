package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    @TempDir
    private Path scratch;

    @Test
    void showsTheSamplesEnrichedAndLeavesNothingBehind() throws IOException {
        try (CommandProcess demo = CommandProcess.start(scratch, List.of("demo"))) {
            assertThat(demo.exitCode(Duration.ofMinutes(2))).as(demo.err()).isZero();

            assertThat(demo.out())
                    .contains("title", "date", "lang", "categories", "entities", "story", "where it went")
                    .contains("PostgreSQL")
                    .contains("(revision\u00a02)")
                    .contains("≈")
                    .contains("1 revision", "2 duplicates filtered")
                    .contains("Refused, kept on news.deadletters:")
                    .contains("3 refused");
            assertThat(demo.descendants()).isEmpty();
        }
        try (Stream<Path> left = Files.list(scratch.resolve("tmp"))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("newswire")))
                    .isEmpty();
        }
    }
}
