package dev.newswire.ingest.http;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How items are taken in over HTTP.
 *
 * @param port where requests are listened for; empty for nowhere, 0 for any free port
 * @param maxBodyBytes largest body that is read as a whole, packed or unpacked; streams of lines have no end
 * @param maxInFlightBytes most bytes of requests that are held at once
 * @param maxConnections most connections at once; more wait to be accepted
 * @param maxStreams most endless or large streams of lines at once
 * @param idleTimeout longest that nothing may come on a connection
 * @param bodyTimeout longest that a body read as a whole may take
 * @param linger how long items wait for others to share their transaction
 * @param commitTimeout longest that one transaction is tried
 * @param lagGroup consumer group whose lag holds pushing back
 * @param maxLag records that it may lag behind; 0 for any number
 * @param maxKeys most idempotency keys that are remembered
 * @param publicUrl where this server is reached from outside; empty when it is not
 * @param keystore PKCS #12 file with key and certificate; empty for plain HTTP
 * @param keystorePassword its password
 */
public record HttpConfig(
        String host,
        Optional<Integer> port,
        int maxBodyBytes,
        long maxInFlightBytes,
        int maxConnections,
        int maxStreams,
        Duration idleTimeout,
        Duration bodyTimeout,
        Duration linger,
        Duration commitTimeout,
        String lagGroup,
        long maxLag,
        int maxKeys,
        Optional<String> publicUrl,
        Optional<Path> keystore,
        String keystorePassword) {

    private static final long MIB = 1024L * 1024;
    private static final int HIGHEST_PORT = 65_535;

    private static final ConfigKey<String> HOST = ConfigKey.text(
                    "ingest.http.host", "127.0.0.1", "Address on which pushed items are taken in.")
            .check(host -> !host.isBlank(), "a host name or an address");
    private static final ConfigKey<Optional<String>> PORT = ConfigKey.optionalText(
                    "ingest.http.port",
                    "Port for pushing items over HTTP; 0 takes any free one. Left out, nothing is listened for.")
            .check(port -> port.isEmpty() || isPort(port.get()), "a port from 0 to 65535, or nothing");
    private static final ConfigKey<Long> MAX_BODY = ConfigKey.bytes(
                    "ingest.http.max-body-bytes",
                    "16MiB",
                    "Largest request body, before and after unpacking. Streams of lines have no end, only their lines.")
            .between(1024L, 256 * MIB);
    private static final ConfigKey<Long> MAX_IN_FLIGHT = ConfigKey.bytes(
                    "ingest.http.max-in-flight-bytes",
                    "64MiB",
                    "Bytes of all requests that are held at once; beyond it requests are answered 429.")
            .between(1024L, 8L * 1024 * MIB);
    private static final ConfigKey<Integer> MAX_CONNECTIONS = ConfigKey.integer(
                    "ingest.http.max-connections", 1000, "Connections at once; further ones wait to be accepted.")
            .between(1, 100_000);
    private static final ConfigKey<Integer> MAX_STREAMS = ConfigKey.integer(
                    "ingest.http.max-streams", 8, "Streams of lines at once; each has a thread.")
            .between(1, 1000);
    private static final ConfigKey<Duration> IDLE = ConfigKey.duration(
                    "ingest.http.idle-timeout", "60s", "Longest that nothing comes on a connection, streams included.")
            .between(Duration.ofMillis(100), Duration.ofHours(24));
    private static final ConfigKey<Duration> BODY = ConfigKey.duration(
                    "ingest.http.body-timeout",
                    "60s",
                    "Longest that a body takes to come, unless it is a stream of lines.")
            .between(Duration.ofMillis(100), Duration.ofHours(1));
    private static final ConfigKey<Duration> LINGER = ConfigKey.duration(
                    "ingest.http.linger", "10ms", "How long pushed items wait for others to share their transaction.")
            .between(Duration.ZERO, Duration.ofSeconds(10));
    private static final ConfigKey<Duration> COMMIT = ConfigKey.duration(
                    "ingest.http.commit-timeout",
                    "15s",
                    "How long one transaction is tried before requests are answered 503.")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(10));
    private static final ConfigKey<String> LAG_GROUP = ConfigKey.text(
            "ingest.http.lag-group",
            "newswire-enrich",
            "Consumer group on news.raw whose lag holds pushing back: the application id of enrich.");
    private static final ConfigKey<Integer> MAX_LAG = ConfigKey.integer(
                    "ingest.http.max-lag",
                    100_000,
                    "Records it may lag behind before requests are answered 429; 0 for any number.")
            .atLeast(0);
    private static final ConfigKey<Integer> MAX_KEYS = ConfigKey.integer(
                    "ingest.http.max-keys", 100_000, "Idempotency keys that are remembered, for a day at most.")
            .between(1, 10_000_000);
    private static final ConfigKey<Optional<String>> PUBLIC_URL = ConfigKey.optionalText(
                    "ingest.http.public-url",
                    "Where this server is reached from outside, such as https://news.example.org. WebSub needs it.")
            .check(
                    url -> url.isEmpty() || isWeb(url.get()),
                    "an http:// or https:// address without query, or nothing");
    private static final ConfigKey<Optional<Path>> KEYSTORE = ConfigKey.optionalPath(
            "ingest.http.tls.keystore",
            "PKCS #12 file with the key and certificate for TLS. Left out, it is plain HTTP.");
    private static final ConfigKey<String> KEYSTORE_PASSWORD = ConfigKey.text(
                    "ingest.http.tls.password", "", "Password of that file.")
            .secret();

    /** All keys, in the order of their documentation. */
    public static final ConfigKeys KEYS = ConfigKeys.of(
            PORT,
            HOST,
            PUBLIC_URL,
            MAX_BODY,
            MAX_IN_FLIGHT,
            MAX_CONNECTIONS,
            MAX_STREAMS,
            IDLE,
            BODY,
            LINGER,
            COMMIT,
            LAG_GROUP,
            MAX_LAG,
            MAX_KEYS,
            KEYSTORE,
            KEYSTORE_PASSWORD);

    public static HttpConfig from(Config config) {
        return new HttpConfig(
                config.get(HOST),
                config.get(PORT).map(Integer::valueOf),
                Math.toIntExact(config.get(MAX_BODY)),
                config.get(MAX_IN_FLIGHT),
                config.get(MAX_CONNECTIONS),
                config.get(MAX_STREAMS),
                config.get(IDLE),
                config.get(BODY),
                config.get(LINGER),
                config.get(COMMIT),
                config.get(LAG_GROUP),
                config.get(MAX_LAG),
                config.get(MAX_KEYS),
                config.get(PUBLIC_URL).map(HttpConfig::withoutSlash),
                config.get(KEYSTORE),
                config.get(KEYSTORE_PASSWORD));
    }

    private static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() <= 5
                && text.chars().allMatch(letter -> letter >= '0' && letter <= '9')
                && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    private static boolean isWeb(String url) {
        return (url.startsWith("http://") || url.startsWith("https://"))
                && url.length() > "https://".length()
                && url.chars().noneMatch(letter -> letter <= ' ' || letter == '?' || letter == '#');
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "HttpConfig[" + host + ":" + port.map(String::valueOf).orElse("off") + "]";
    }
}
