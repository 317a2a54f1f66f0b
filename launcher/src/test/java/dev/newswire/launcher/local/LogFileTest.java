package dev.newswire.launcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFileTest {

    @TempDir
    private Path folder;

    private final PrintStream original = System.err;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setErr(original);
    }

    @Test
    void keepsFromTheConsoleWhatAnEmbeddedServerSaysAndWritesItDown() throws IOException {
        Path file = folder.resolve("newswire.log");
        try (LogFile log = LogFile.open(file)) {
            assertThat(log.path()).isEqualTo(file);
            LoggerFactory.getLogger("org.apache.kafka.controller.Test").error("heartbeat late");
            LoggerFactory.getLogger("dev.newswire.Test").error("disk full");
        }
        LoggerFactory.getLogger("org.apache.kafka.controller.Test").error("after the end");

        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("disk full", "after the end")
                .doesNotContain("heartbeat late");
        assertThat(Files.readString(file))
                .contains("heartbeat late", "disk full")
                .doesNotContain("after the end");
    }
}
