package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.json.AvroJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder under {@code golden} holds an input and, as JSON, every reading it gives. {@code
 * -Dnewswire.golden.write=true} writes what is read now, for the difference to be looked at.
 */
class GoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/resources/golden");

    static Stream<Path> cases() throws IOException {
        return Files.list(CASES).filter(Files::isDirectory).sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhatItShould(Path folder) throws IOException {
        Path file = folder.resolve("expected.json");
        if (Boolean.getBoolean("newswire.golden.write")) {
            Files.writeString(file, readings(folder).toPrettyString() + "\n");
        }
        JsonNode expected = JSON.readTree(file.toFile());
        assertThat(readings(folder).toPrettyString()).isEqualTo(expected.toPrettyString());
    }

    /** Items as they are, refusals by line and reason. */
    static ArrayNode readings(Path folder) throws IOException {
        Path input;
        try (Stream<Path> files = Files.list(folder)) {
            input = files.filter(file -> file.getFileName().toString().startsWith("in."))
                    .findFirst()
                    .orElseThrow();
        }
        List<Reading> readings;
        try (InputStream in = Files.newInputStream(input)) {
            readings = Reader.standard().read(input.getFileName().toString(), in);
        }
        ArrayNode all = JSON.createArrayNode();
        for (Reading reading : readings) {
            if (reading instanceof Reading.Item item) {
                all.add(JSON.readTree(AvroJson.line(item.item())));
            } else if (reading instanceof Reading.Refused refused) {
                all.addObject()
                        .put("line", refused.origin().line())
                        .put("refused", refused.reason().label());
            } else if (reading instanceof Reading.LeftOut left) {
                all.addObject()
                        .put("line", left.origin().line())
                        .put("leftOut", left.reason().label());
            }
        }
        return all;
    }
}
