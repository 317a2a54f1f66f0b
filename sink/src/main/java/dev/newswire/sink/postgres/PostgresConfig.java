package dev.newswire.sink.postgres;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach PostgreSQL.
 *
 * @param url JDBC address: {@code jdbc:postgresql://host:port/database}, with further parameters of the driver
 * @param user role; null leaves it to the address or the operating system
 * @param password its password; null where the server asks for none
 * @param connectTimeout longest wait for a connection
 * @param statementTimeout longest time of one statement
 * @param retention how long items are kept since they were first stored, at least; whole months go; empty for ever
 */
public record PostgresConfig(
        String url,
        @Nullable String user,
        @Nullable String password,
        Duration connectTimeout,
        Duration statementTimeout,
        Optional<Duration> retention) {

    /** Where the database is. */
    public static final ConfigKey<String> URL = ConfigKey.text(
                    "sink.postgres.url",
                    "jdbc:postgresql://localhost:5432/newswire",
                    "Database to write to and to search (JDBC address of the PostgreSQL driver).")
            .check(url -> url.startsWith("jdbc:postgresql:"), "an address that begins with jdbc:postgresql:");

    static final ConfigKey<Optional<String>> USER =
            ConfigKey.optionalText("sink.postgres.user", "Role to log in as; the driver's default when absent.");
    static final ConfigKey<Optional<String>> PASSWORD = ConfigKey.optionalText(
                    "sink.postgres.password", "Password of the role.")
            .secret();
    static final ConfigKey<Duration> CONNECT_TIMEOUT = ConfigKey.duration(
                    "sink.postgres.connect.timeout", "10s", "Longest wait for a connection.")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(1));
    static final ConfigKey<Duration> STATEMENT_TIMEOUT = ConfigKey.duration(
                    "sink.postgres.statement.timeout", "60s", "Longest time of one statement.")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(2));

    static final ConfigKey<Optional<Duration>> RETENTION = ConfigKey.optionalDuration(
                    "sink.postgres.retention",
                    "Items first stored longer ago are dropped, whole months at a time; kept for ever when absent.")
            .check(
                    kept -> kept.isEmpty() || kept.get().compareTo(Duration.ofDays(1)) >= 0,
                    "a duration of at least 1d, or nothing");

    static final ConfigKeys KEYS = ConfigKeys.of(URL, USER, PASSWORD, CONNECT_TIMEOUT, STATEMENT_TIMEOUT, RETENTION);

    public PostgresConfig {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("not an address of PostgreSQL: it must begin with jdbc:postgresql:");
        }
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(statementTimeout, "statementTimeout");
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout must be above zero");
        }
        if (statementTimeout.isNegative() || statementTimeout.isZero()) {
            throw new IllegalArgumentException("statementTimeout must be above zero");
        }
    }

    public static PostgresConfig from(Config config) {
        return new PostgresConfig(
                config.get(URL),
                config.get(USER).orElse(null),
                config.get(PASSWORD).orElse(null),
                config.get(CONNECT_TIMEOUT),
                config.get(STATEMENT_TIMEOUT),
                config.get(RETENTION));
    }

    /** The address with 10 s to connect and 60 s for a statement. */
    public static PostgresConfig of(String url, @Nullable String user, @Nullable String password) {
        return new PostgresConfig(
                url, user, password, Duration.ofSeconds(10), Duration.ofSeconds(60), Optional.empty());
    }

    /** Without the password, and without the address's parameters, which may hold one. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return "PostgresConfig[url=" + (query < 0 ? url : url.substring(0, query)) + ", user=" + user + "]";
    }
}
