package dev.newswire.sink.postgres;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds items by their words, best fit first, newest first among equals. Words are read as web search engines do: all of
 * them must occur, {@code "a phrase"} as such, {@code or} between alternatives, {@code -word} not at all. They travel as
 * a parameter and never become part of a statement. Safe for use by several threads: each search has its own connection.
 */
public final class ItemSearch {

    private static final int MOST = 1_000;
    /** More than any sensible search; every language reads them anew. */
    private static final int LONGEST = 1_000;

    /**
     * The index is asked in one language or in all at once; what it yields is then held against the query as read in
     * each item's own language. Only the items that are returned pay for a snippet.
     */
    private static final String SEARCH = """
            WITH asked AS (
              SELECT CASE WHEN ?::text IS NULL THEN newswire.search_query_any(?)
                          ELSE newswire.search_query(?, ?) END AS query
            ), found AS (
              SELECT i.id, i.revision, i.title, i.summary, i.text, i.url, i.source_id, i.published_at, i.language,
                     i.story_id, newswire.search_query(i.language, ?) AS query,
                     ts_rank_cd(i.search, newswire.search_query(i.language, ?)) AS rank
              FROM asked, newswire.item i
              WHERE i.search @@ asked.query
                AND i.search @@ newswire.search_query(i.language, ?)
                AND (?::text IS NULL OR split_part(lower(i.language), '-', 1) = split_part(lower(?), '-', 1))
              ORDER BY rank DESC, i.published_at DESC, i.id
              LIMIT ?
            )
            SELECT id, revision, title, url, source_id, published_at, language, story_id, rank,
                   translate(ts_headline(newswire.search_config(language),
                     newswire.search_words(language,
                       translate(concat_ws(E'\\n', summary, left(text, 100000)), E'\\x01\\x02\\x03', '')),
                     query, E'StartSel="\\x02", StopSel="\\x03", MaxWords=35, MinWords=15'), E'\\x01', '') AS snippet
            FROM found ORDER BY rank DESC, published_at DESC, id""";

    private final PostgresConfig config;

    public ItemSearch(PostgresConfig config) {
        this.config = config;
    }

    /**
     * @param words what to look for
     * @param limit most items returned, 1 to 1,000
     * @param language only items of this language (BCP 47; its first part counts); null for all
     * @throws UserError without words, or when the database cannot be reached or was never written to
     */
    public List<FoundItem> search(String words, int limit, @Nullable String language) {
        check(words, limit);
        try (Connection connection = Connections.open(config);
                PreparedStatement statement = connection.prepareStatement(SEARCH)) {
            bind(statement, SafeText.text(words), limit, language == null ? null : SafeText.key(language));
            try (ResultSet rows = statement.executeQuery()) {
                List<FoundItem> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static void check(String words, int limit) {
        if (words.isBlank()) {
            throw new UserError(ExitCode.USAGE, "Nothing to search for: give at least one word.");
        }
        if (words.length() > LONGEST) {
            throw new UserError(ExitCode.USAGE, "Too much to search for: at most " + LONGEST + " characters.");
        }
        if (limit < 1 || limit > MOST) {
            throw new UserError(ExitCode.USAGE, "The limit must be from 1 to " + MOST + ", not " + limit + ".");
        }
    }

    private static void bind(PreparedStatement statement, String words, int limit, @Nullable String language)
            throws SQLException {
        statement.setString(1, language);
        statement.setString(2, words);
        statement.setString(3, language);
        for (int parameter = 4; parameter <= 7; parameter++) {
            statement.setString(parameter, words);
        }
        statement.setString(8, language);
        statement.setString(9, language);
        statement.setInt(10, limit);
    }

    private static FoundItem read(ResultSet row) throws SQLException {
        return new FoundItem(
                row.getString("id"),
                row.getInt("revision"),
                row.getString("title"),
                row.getString("url"),
                row.getString("source_id"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("language"),
                row.getString("story_id"),
                row.getDouble("rank"),
                Snippet.parse(row.getString("snippet")));
    }

    private RuntimeException failure(SQLException e) {
        String state = e.getSQLState();
        if ("42P01".equals(state) || "3F000".equals(state) || "42883".equals(state)) {
            return new UserError(
                    ExitCode.UNREACHABLE, "Nothing was ever written to " + config + ": run the sink on it first.", e);
        }
        if (SqlFailure.kind(state) == SqlFailure.Kind.RETRIABLE) {
            return new UserError(
                    ExitCode.UNREACHABLE, "The database cannot be reached: " + config + " (" + e.getMessage() + ")", e);
        }
        return SqlFailure.ofSetUp(e, "searching " + config);
    }
}
