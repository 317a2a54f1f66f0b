package dev.newswire.runtime.cluster;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to reach the Kafka cluster and the schema registry. Both maps may hold secrets and are handed to clients
 * verbatim, so Kafka's own config providers ({@code ${file:…}}) work in them.
 *
 * @param kafka client settings by their Kafka names, {@code bootstrap.servers} among them
 * @param registry serde settings by their Confluent names, {@code schema.registry.url} among them
 */
public record ClusterConfig(Map<String, Object> kafka, Map<String, Object> registry) {
    private static final String KAFKA = "kafka.";
    private static final String REGISTRY = "registry.";

    /** Brokers to start from. */
    public static final ConfigKey<String> BOOTSTRAP_SERVERS = ConfigKey.text(
                    "kafka.bootstrap.servers",
                    "localhost:9092",
                    "Brokers to start from, host:port separated by commas.")
            .check(servers -> !servers.isBlank(), "host:port, separated by commas");

    /** Where the registry answers. */
    public static final ConfigKey<String> REGISTRY_URL = ConfigKey.text(
                    "registry.url",
                    "http://localhost:8081",
                    "Schema registry with the Confluent API; several URLs separated by commas.")
            .check(ClusterConfig::areWebAddresses, "http:// or https:// URLs, separated by commas");

    public static final ConfigKeys KEYS = ConfigKeys.of(BOOTSTRAP_SERVERS, REGISTRY_URL)
            .passThrough(KAFKA, "Any Kafka client setting, handed on verbatim: kafka.security.protocol and so on.")
            .passThrough(
                    REGISTRY,
                    "Any setting of the registry client, handed on verbatim; registry.ssl.* becomes"
                            + " schema.registry.ssl.*.");

    public ClusterConfig {
        kafka = Collections.unmodifiableMap(new LinkedHashMap<>(kafka));
        registry = Collections.unmodifiableMap(new LinkedHashMap<>(registry));
        require(kafka, "bootstrap.servers");
        require(registry, "schema.registry.url");
    }

    public static ClusterConfig from(Config config) {
        Map<String, Object> registry = new LinkedHashMap<>();
        config.passThrough(REGISTRY).forEach((name, value) -> registry.put(registryName(name), value));
        return new ClusterConfig(Collections.unmodifiableMap(config.passThrough(KAFKA)), registry);
    }

    /** A cluster that asks for no credentials, such as an embedded one. */
    public static ClusterConfig of(String bootstrapServers, String registryUrl) {
        return new ClusterConfig(
                Map.of("bootstrap.servers", bootstrapServers), Map.of("schema.registry.url", registryUrl));
    }

    public String bootstrapServers() {
        return String.valueOf(kafka.get("bootstrap.servers"));
    }

    public String registryUrl() {
        return String.valueOf(registry.get("schema.registry.url"));
    }

    private static String registryName(String name) {
        return name.equals("url") || name.startsWith("ssl.") ? "schema.registry." + name : name;
    }

    private static boolean areWebAddresses(String urls) {
        for (String url : urls.split(",", -1)) {
            String address = url.strip();
            if (!address.startsWith("http://") && !address.startsWith("https://")) {
                return false;
            }
        }
        return true;
    }

    private static void require(Map<String, Object> settings, String name) {
        if (!settings.containsKey(name)) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return "ClusterConfig[kafka=" + kafka.keySet() + ", registry=" + registry.keySet() + "]";
    }
}
