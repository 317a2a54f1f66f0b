package dev.newswire.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.http.AdminConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void tablesAreThoseTheCodeGenerates() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme)
                .contains("<!-- keys -->\n"
                        + ClusterConfig.KEYS.and(AdminConfig.KEYS).markdown() + "<!-- /keys -->")
                .contains("<!-- exit codes -->\n" + ExitCode.markdown() + "<!-- /exit codes -->");
    }
}
