package dev.newswire.sink.postgres;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import dev.newswire.sink.Holdings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Tells which items stand in the database, in any revision. Safe for use by several threads: each question has its own connection. */
public final class StoredItems implements Holdings {

    private static final String PRESENT = "SELECT id FROM newswire.item WHERE id = ANY (?)";
    private static final String OF_SOURCE = "SELECT id FROM newswire.item WHERE source_id = ANY (?)";

    private final PostgresConfig config;

    public StoredItems(PostgresConfig config) {
        this.config = config;
    }

    @Override
    public String sink() {
        return "postgres";
    }

    @Override
    public Set<String> among(Collection<String> ids) {
        return ask(PRESENT, ids);
    }

    @Override
    public Set<String> ofSource(String source) {
        return ask(OF_SOURCE, Set.of(SafeText.key(source)));
    }

    private Set<String> ask(String sql, Collection<String> keys) {
        try (Connection connection = Connections.open(config);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            Set<String> present = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    present.add(rows.getString(1));
                }
            }
            return present;
        } catch (SQLException e) {
            throw new UserError(ExitCode.UNREACHABLE, "Cannot ask " + config + ": " + e.getMessage(), e);
        }
    }
}
