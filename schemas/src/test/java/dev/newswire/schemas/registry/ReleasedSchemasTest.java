package dev.newswire.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import io.confluent.kafka.schemaregistry.CompatibilityChecker;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every contract reads, and is read by, every version of it that was ever released: {@code src/released/RECORD/N.avsc}.
 * A release adds a file there and never changes one.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src", "released");

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void staysCompatibleWithEveryRelease(String record, AvroSchema current) throws IOException {
        List<AvroSchema> released = released(record);

        assertThat(released).as("released versions of " + record).isNotEmpty();
        assertThat(problems(current, released)).isEmpty();
    }

    @Test
    void seesAFieldWithoutADefaultAsABreak() throws IOException {
        String record = "Story";
        AvroSchema grown = new AvroSchema("{\"type\":\"record\",\"name\":\"Story\",\"fields\":["
                + "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"new\",\"type\":\"string\"}]}");
        AvroSchema old = new AvroSchema("{\"type\":\"record\",\"name\":\"" + record + "\",\"fields\":["
                + "{\"name\":\"id\",\"type\":\"string\"}]}");

        assertThat(problems(grown, List.of(old))).isNotEmpty();
    }

    private static List<String> problems(AvroSchema current, List<AvroSchema> released) {
        return CompatibilityChecker.FULL_TRANSITIVE_CHECKER.isCompatibleWithHolders(
                current,
                new ArrayList<>(
                        released.stream().map(SimpleParsedSchemaHolder::new).toList()));
    }

    private static List<AvroSchema> released(String record) throws IOException {
        try (Stream<Path> versions = Files.list(RELEASED.resolve(record))) {
            List<AvroSchema> schemas = new ArrayList<>();
            for (Path version :
                    versions.sorted(Comparator.comparing(Path::toString)).toList()) {
                schemas.add(new AvroSchema(new Schema.Parser().parse(version.toFile())));
            }
            return schemas;
        }
    }

    static Stream<Arguments> contracts() {
        return Topics.catalogue().stream()
                .map(Topic::value)
                .flatMap(value -> value.stream())
                .distinct()
                .map(schema -> arguments(schema.getName(), new AvroSchema(schema)));
    }
}
