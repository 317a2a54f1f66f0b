package dev.newswire.sink.opensearch;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach OpenSearch, and when it begins a new index.
 *
 * @param url address of a node, or of what stands before the nodes
 * @param user for basic authentication; null where none is asked for
 * @param password of the user
 * @param alias name to read and write by; indices are named by it and a number
 * @param timeout longest wait for an answer
 * @param rollBytes size of an index from which on another is begun
 * @param rollEvery age of an index from which on another is begun
 */
public record OpenSearchConfig(
        URI url,
        @Nullable String user,
        @Nullable String password,
        String alias,
        Duration timeout,
        long rollBytes,
        Duration rollEvery) {

    static final ConfigKey<URI> URL = ConfigKey.uri(
                    "sink.opensearch.url",
                    "http://localhost:9200",
                    "Address of OpenSearch, or of another server that takes its bulk requests.")
            .check(OpenSearchConfig::isHttp, "an address that begins with http:// or https://, without a password");
    static final ConfigKey<Optional<String>> USER =
            ConfigKey.optionalText("sink.opensearch.user", "Name for basic authentication; none when absent.");
    static final ConfigKey<Optional<String>> PASSWORD = ConfigKey.optionalText(
                    "sink.opensearch.password", "Password of the user.")
            .secret();
    static final ConfigKey<String> ALIAS = ConfigKey.text(
                    "sink.opensearch.alias",
                    "newswire-items",
                    "Alias to read and write by; indices are named by it and a number.")
            .check(OpenSearchConfig::isName, "lower-case letters, digits and hyphens, beginning with a letter");
    static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "sink.opensearch.timeout", "30s", "Longest wait for an answer.")
            .between(Duration.ofMillis(100), Duration.ofMinutes(10));
    static final ConfigKey<Long> ROLL_SIZE = ConfigKey.bytes(
                    "sink.opensearch.roll.size", "25GiB", "Size of an index from which on another is begun.")
            .between(1L << 10, 1L << 50);
    static final ConfigKey<Duration> ROLL_EVERY = ConfigKey.duration(
                    "sink.opensearch.roll.every", "30d", "Age of an index from which on another is begun.")
            .between(Duration.ofSeconds(1), Duration.ofDays(3_650));

    static final ConfigKeys KEYS = ConfigKeys.of(URL, USER, PASSWORD, ALIAS, TIMEOUT, ROLL_SIZE, ROLL_EVERY);

    public OpenSearchConfig {
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(rollEvery, "rollEvery");
        if (!isHttp(url) || !isName(alias)) {
            throw new IllegalArgumentException("expected an http address without a password, and a lower-case alias");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("sink.opensearch.user and sink.opensearch.password go together");
        }
    }

    public static OpenSearchConfig from(Config config) {
        return new OpenSearchConfig(
                config.get(URL),
                config.get(USER).orElse(null),
                config.get(PASSWORD).orElse(null),
                config.get(ALIAS),
                config.get(TIMEOUT),
                config.get(ROLL_SIZE),
                config.get(ROLL_EVERY));
    }

    private static boolean isHttp(URI url) {
        return Set.of("http", "https").contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))
                && url.getHost() != null
                && url.getUserInfo() == null;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 100
                && name.charAt(0) >= 'a'
                && name.charAt(0) <= 'z'
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "OpenSearchConfig[url=" + url + ", user=" + user + ", alias=" + alias + "]";
    }
}
