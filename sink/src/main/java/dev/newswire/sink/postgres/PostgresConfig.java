package dev.newswire.sink.postgres;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to reach PostgreSQL.
 *
 * @param url JDBC address: {@code jdbc:postgresql://host:port/database}, with further parameters of the driver
 * @param user role; null leaves it to the address or the operating system
 * @param password its password; null where the server asks for none
 * @param connectTimeout longest wait for a connection
 * @param statementTimeout longest time of one statement; the service must poll Kafka in between
 */
public record PostgresConfig(
        String url,
        @Nullable String user,
        @Nullable String password,
        Duration connectTimeout,
        Duration statementTimeout) {

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

    /** The address with 10 s to connect and 60 s for a statement. */
    public static PostgresConfig of(String url, @Nullable String user, @Nullable String password) {
        return new PostgresConfig(url, user, password, Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    /** Without the password, and without the address's parameters, which may hold one. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return "PostgresConfig[url=" + (query < 0 ? url : url.substring(0, query)) + ", user=" + user + "]";
    }
}
