package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.junit.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(EmbeddedStack.class)
final class EmbeddedDatabaseIT {
    private final EmbeddedDatabase database;

    EmbeddedDatabaseIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({"fsync, on", "synchronous_commit, on", "full_page_writes, on", "server_encoding, UTF8"})
    void isSetToLoseNothing(String setting, String value) throws Exception {
        assertThat(ask("SELECT setting FROM pg_settings WHERE name = '" + setting + "'"))
                .isEqualTo(value);
    }

    @Test
    void foldsLettersOfAnyScript() throws Exception {
        assertThat(ask("SELECT lower('ΕΊΔΗΣΗ ÉTÉ НОВОСТЬ')")).isEqualTo("είδηση été новость");
    }

    @Test
    void letsItsUserAddTheExtensionsSearchNeeds() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_trgm");
            statement.execute("CREATE EXTENSION unaccent");
        }
        assertThat(ask("SELECT count(*)::text FROM pg_extension WHERE extname IN ('pg_trgm', 'unaccent')"))
                .isEqualTo("2");
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.address(), database.user(), database.password());
    }
}
