package dev.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.item.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void tellsEveryKeyAndEveryReason() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains("<!-- keys -->\n" + IngestConfig.KEYS.markdown() + "<!-- /keys -->");
        for (Reason reason : Reason.values()) {
            assertThat(readme).contains("| `" + reason.label() + "` |");
        }
    }
}
