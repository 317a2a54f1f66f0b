package dev.newswire.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.runtime.config.ConfigProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterConfigTest {

    @Test
    void defaultsToOneMachine() {
        ClusterConfig cluster = ClusterConfig.from(Config.defaults(ClusterConfig.KEYS));
        assertThat(cluster.kafka()).containsExactly(Map.entry("bootstrap.servers", "localhost:9092"));
        assertThat(cluster.registry()).containsExactly(Map.entry("schema.registry.url", "http://localhost:8081"));
        assertThat(cluster.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(cluster.registryUrl()).isEqualTo("http://localhost:8081");
    }

    @Test
    void handsSettingsOnUnderTheNamesClientsKnow() {
        ClusterConfig cluster = ClusterConfig.from(ConfigLoader.of(ClusterConfig.KEYS)
                .set(List.of(
                        "kafka.security.protocol=SSL",
                        "registry.url=https://a,https://b",
                        "registry.basic.auth.user.info=me:hunter2",
                        "registry.ssl.truststore.location=/t"))
                .load());
        assertThat(cluster.kafka()).containsEntry("security.protocol", "SSL");
        assertThat(cluster.registry())
                .containsOnly(
                        Map.entry("schema.registry.url", "https://a,https://b"),
                        Map.entry("basic.auth.user.info", "me:hunter2"),
                        Map.entry("schema.registry.ssl.truststore.location", "/t"));
        assertThat(cluster.toString()).doesNotContain("hunter2");
    }

    @Test
    void doesNotLoseASlipAmongWhatIsPassedOn() {
        assertThat(ConfigLoader.of(ClusterConfig.KEYS)
                        .set(List.of("kafka.bootstrap.server=a:1", "kafka.acks=all", "registry.ulr=http://a"))
                        .check())
                .extracting(ConfigProblem::nearest)
                .containsExactly("kafka.bootstrap.servers", "registry.url");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThat(ConfigLoader.of(ClusterConfig.KEYS)
                        .set(List.of("registry.url=localhost:8081", "kafka.bootstrap.servers= "))
                        .check())
                .hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterConfig(Map.of(), Map.of()));
        assertThat(ClusterConfig.of("b:1", "http://r").registryUrl()).isEqualTo("http://r");
    }
}
