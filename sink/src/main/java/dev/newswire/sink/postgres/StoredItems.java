package dev.newswire.sink.postgres;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Tells which items stand in the database. Safe for use by several threads: each question has its own connection. */
public final class StoredItems {

    private static final String PRESENT = "SELECT id FROM newswire.item WHERE id = ANY (?)";

    private final PostgresConfig config;

    public StoredItems(PostgresConfig config) {
        this.config = config;
    }

    /** Those of the ids under which an item is stored; throws {@link UserError} when the database does not answer. */
    public Set<String> among(Collection<String> ids) {
        try (Connection connection = Connections.open(config);
                PreparedStatement statement = connection.prepareStatement(PRESENT)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
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
