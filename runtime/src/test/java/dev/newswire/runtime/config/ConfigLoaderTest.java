package dev.newswire.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.newswire.runtime.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    private static final ConfigKey<Long> MAX_BYTES = ConfigKey.bytes("ingest.item.max-bytes", "10MiB", "Largest item.");
    private static final ConfigKey<Duration> POLL =
            ConfigKey.duration("ingest.poll", "30s", "Pause.").between(Duration.ofSeconds(1), Duration.ofHours(1));
    private static final ConfigKey<String> PASSWORD =
            ConfigKey.text("sink.password", "changeme", "Password.").secret();
    private static final ConfigKeys KEYS =
            ConfigKeys.of(MAX_BYTES, POLL, PASSWORD).passThrough("kafka.", "Kafka client settings.");

    @TempDir
    Path folder;

    @Test
    void laterLayersWinWhateverTheOrderTheyAreNamedIn() throws IOException {
        Path file = write("ingest.item.max-bytes=1MiB\ningest.poll=2s\nsink.password=file\n");
        Config config = ConfigLoader.of(KEYS)
                .set(List.of("ingest.item.max-bytes=3MiB"))
                .environment(Map.of("NEWSWIRE_INGEST_ITEM_MAX_BYTES", "2MiB", "NEWSWIRE_INGEST_POLL", "3s"))
                .file(file)
                .load();
        assertThat(config.get(MAX_BYTES)).isEqualTo(3L << 20);
        assertThat(config.get(POLL)).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.get(PASSWORD)).isEqualTo("file");
        assertThat(config.origin(MAX_BYTES)).hasToString("--set");
        assertThat(config.origin(POLL)).hasToString("NEWSWIRE_INGEST_POLL");
        assertThat(config.origin(PASSWORD)).hasToString(file + ":3");
    }

    @Test
    void discoveredDefaultsGiveWayToEveryOtherLayer() {
        ConfigLoader found = ConfigLoader.of(KEYS).defaults("./newswire-data", Map.of("ingest.poll", "5s"));
        assertThat(found.load().get(POLL)).isEqualTo(Duration.ofSeconds(5));
        assertThat(found.load().origin(POLL)).isEqualTo(new Origin(Origin.Kind.DEFAULT, "./newswire-data"));
        assertThat(found.environment(Map.of("NEWSWIRE_INGEST_POLL", "6s"))
                        .load()
                        .get(POLL))
                .isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void namesEveryProblemOfEveryLayerAtOnce() throws IOException {
        Path file = write("ingest.pol=2s\ningest.poll=soon\n\nsink.password=a\nsink.password=b\n");
        InvalidConfigException invalid = catchThrowableOfType(InvalidConfigException.class, () -> ConfigLoader.of(KEYS)
                .file(file)
                .environment(Map.of("NEWSWIRE_INGEST_POL", "1s", "HOME", "/root"))
                .set(List.of("ingest.item.max-bytes=huge", "nonsense", "=x"))
                .load());
        assertThat(invalid.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(invalid.problems().stream().map(ConfigProblem::message))
                .containsExactly(
                        "ingest.pol = 2s (" + file + ":1): unknown key; did you mean ingest.poll?",
                        "ingest.poll = soon (" + file
                                + ":2): bad value, expected a duration such as 500ms, 30s, 5m, 2h or 7d, from 1s to 1h",
                        "sink.password = [redacted] (" + file + ":5): given twice, expected one value, the first is at "
                                + file + ":4",
                        "NEWSWIRE_INGEST_POL (environment variable): unknown key; did you mean NEWSWIRE_INGEST_POLL?",
                        "nonsense (--set): bad value, expected key=value",
                        "=x (--set): bad value, expected key=value",
                        "ingest.item.max-bytes = huge (--set): bad value, expected a size such as 512B, 64KiB, 4MiB or 1GiB");
        assertThat(invalid).hasMessageStartingWith("The configuration has 7 problems:\n  ingest.pol");
    }

    @Test
    void reportsABadValueEvenWhereALaterLayerOverridesIt() throws IOException {
        Path file = write("ingest.poll=never\n");
        assertThat(ConfigLoader.of(KEYS)
                        .file(file)
                        .set(List.of("ingest.poll=2s"))
                        .check())
                .extracting(ConfigProblem::kind)
                .containsExactly(ConfigProblem.Kind.BAD_VALUE);
    }

    @Test
    void reportsWhatIsMissingWithTheWaysToGiveIt() {
        ConfigKeys keys = ConfigKeys.of(ConfigKey.requiredText("sink.url", "Database."));
        assertThat(ConfigLoader.of(keys).check())
                .extracting(ConfigProblem::message)
                .containsExactly(
                        "sink.url (NEWSWIRE_SINK_URL or --set sink.url=…): missing, expected text that is not blank");
        assertThat(ConfigLoader.of(keys).set(List.of("sink.url= ")).check())
                .extracting(ConfigProblem::kind)
                .containsExactly(ConfigProblem.Kind.BAD_VALUE);
    }

    @Test
    void passesKafkaSettingsAndProviderReferencesThroughVerbatim() throws IOException {
        Path file = write("kafka.sasl.jaas.config=${file:/etc/secret.properties:jaas}\nkafka.acks = all \n");
        Config config = ConfigLoader.of(KEYS)
                .file(file)
                .environment(Map.of(
                        "NEWSWIRE_KAFKA_BOOTSTRAP_SERVERS", "a:9092,b:9092",
                        "NEWSWIRE_KAFKA_SOME__ODD___NAME", "1"))
                .load();
        assertThat(config.passThrough("kafka."))
                .containsExactly(
                        Map.entry("acks", "all "),
                        Map.entry("bootstrap.servers", "a:9092,b:9092"),
                        Map.entry("sasl.jaas.config", "${file:/etc/secret.properties:jaas}"),
                        Map.entry("some_odd-name", "1"));
    }

    @Test
    void showsNoSecretAnywhere() {
        Config config = ConfigLoader.of(KEYS)
                .set(List.of(
                        "sink.password=hunter2",
                        "kafka.ssl.keystore.password=hunter2",
                        "kafka.sasl.jaas.config=x hunter2",
                        "kafka.proxy=http://me:hunter2@host:1/p"))
                .load();
        assertThat(config.get(PASSWORD)).isEqualTo("hunter2");
        assertThat(config.toString() + config.entries())
                .doesNotContain("hunter2")
                .contains("http://[redacted]@host:1/p");
        assertThat(config.entries()).extracting(Config.Entry::name).startsWith("ingest.item.max-bytes", "ingest.poll");
        assertThat(ConfigLoader.of(KEYS)
                        .set(List.of("sink.passwrd=hunter2", "db.pasword=hunter2"))
                        .check()
                        .toString())
                .doesNotContain("hunter2");
    }

    @Test
    void leavesReservedAndForeignVariablesAlone() {
        Map<String, String> variables = Map.of("NEWSWIRE_HOME", "/opt", "PATH", "/bin");
        assertThat(ConfigLoader.of(KEYS).environment(variables).check()).hasSize(1);
        assertThat(ConfigLoader.of(KEYS).environment(variables, "NEWSWIRE_HOME").check())
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFileThatCannotBeRead() throws IOException {
        Path absent = folder.resolve("absent.properties");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', '=', (byte) 0xC3, (byte) 0x28});
        Path huge = Files.write(folder.resolve("huge"), new byte[(1 << 20) + 1]);
        assertThat(ConfigLoader.of(KEYS)
                        .file(absent)
                        .file(binary)
                        .file(huge)
                        .file(folder)
                        .check())
                .extracting(ConfigProblem::expected)
                .containsExactly(
                        "a file that exists",
                        "text in UTF-8",
                        "a properties file of at most 1MiB",
                        "a file this user may read");
    }

    @Test
    void answersOnlyForTheKeysItWasLoadedWith() {
        ConfigKey<Optional<String>> stranger = ConfigKey.optionalText("stranger", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.defaults(KEYS).get(stranger));
    }

    private Path write(String text) throws IOException {
        return Files.write(folder.resolve("newswire.properties"), text.getBytes(StandardCharsets.UTF_8));
    }
}
