package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.runtime.config.InvalidConfigException;
import dev.newswire.sink.SinkConfig;
import dev.newswire.sink.Sinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PostgresConfigTest {

    @Test
    void readsEveryKey() {
        Config config = ConfigLoader.of(Sinks.KEYS)
                .set(List.of(
                        "sink.batch.records=7",
                        "sink.batch.bytes=1MiB",
                        "sink.retry.from=1s",
                        "sink.retry.to=2s",
                        "sink.postgres.url=jdbc:postgresql://db:1/x?sslpassword=hidden",
                        "sink.postgres.user=writer",
                        "sink.postgres.password=secret",
                        "sink.postgres.connect.timeout=3s",
                        "sink.postgres.statement.timeout=4s"))
                .load();

        assertThat(SinkConfig.from(config))
                .isEqualTo(new SinkConfig(7, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(2)));
        PostgresConfig postgres = PostgresConfig.from(config);
        assertThat(postgres)
                .isEqualTo(new PostgresConfig(
                        "jdbc:postgresql://db:1/x?sslpassword=hidden",
                        "writer",
                        "secret",
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Optional.empty()));
        assertThat(postgres.toString()).doesNotContain("secret").doesNotContain("hidden");
        assertThat(config.toString()).doesNotContain("secret");
        assertThat(Connections.properties(postgres)).containsEntry("socketTimeout", "14");
    }

    @Test
    void refusesAnAddressOfSomethingElse() {
        assertThatThrownBy(() -> ConfigLoader.of(Sinks.KEYS)
                        .set(List.of("sink.postgres.url=jdbc:mysql://x"))
                        .load())
                .isInstanceOf(InvalidConfigException.class);
    }

    @Test
    void standsInTheReadmeKeyForKey() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains(Sinks.KEYS.markdown());
    }
}
