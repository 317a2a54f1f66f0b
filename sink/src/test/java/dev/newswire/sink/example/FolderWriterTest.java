package dev.newswire.sink.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FolderWriterTest {

    @Test
    void standsInTheDocumentationLineForLine() throws IOException {
        String code = Files.readString(Path.of("src/test/java/dev/newswire/sink/example/FolderWriter.java"));
        String example = code.substring(
                code.indexOf("// example\n") + "// example\n".length(), code.indexOf("// end of example"));

        assertThat(Files.readString(Path.of("../docs/writing-a-sink.md"))).contains("```java\n" + example + "```");
        assertThat(example.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(40);
    }
}
