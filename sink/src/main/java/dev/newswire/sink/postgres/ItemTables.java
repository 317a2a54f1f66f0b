package dev.newswire.sink.postgres;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.Story;
import dev.newswire.sink.WriteResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what a batch comes to into the tables of items, by a fixed number of statements however large it is. */
final class ItemTables {

    private static final String KEEP = "ON CONFLICT DO NOTHING";

    private static final String KEEP_IF_NEWER = "ON CONFLICT (id) DO UPDATE SET ("
            + String.join(", ", ItemRow.REPLACED) + ", written_at) = ROW("
            + ItemRow.REPLACED.stream().map(column -> "excluded." + column).collect(Collectors.joining(", "))
            + ", now()) WHERE item.revision < excluded.revision RETURNING id, xmax = 0";

    private static final String LATEST_FACTS = """
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, kind = excluded.kind
            WHERE (source.name, source.url, source.kind) IS DISTINCT FROM (excluded.name, excluded.url, excluded.kind)""";

    /** Children first: then the cascades that guard hand-made deletions find nothing to do. */
    private static final List<String> TAGS = List.of(
            "newswire.mention",
            "newswire.item_entity",
            "newswire.item_category",
            "newswire.quotation",
            "newswire.key_phrase",
            "newswire.medium");

    private final Connection connection;

    ItemTables(Connection connection) {
        this.connection = connection;
    }

    WriteResult write(BatchPlan plan) throws SQLException {
        delete(plan.deleted());
        Map<String, Boolean> accepted = upsert(plan.newest());
        List<ItemRow> changed = plan.newest().stream()
                .filter(row -> accepted.containsKey(row.id()))
                .toList();
        removeTags(accepted.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList());
        insertTags(new TagRows(changed));
        Map<String, Set<Integer>> added = new HashMap<>();
        ItemRow.REVISION
                .insertReturning(
                        connection,
                        plan.all(),
                        KEEP + " RETURNING item_id, revision",
                        row -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(one -> added.computeIfAbsent(one.getKey(), any -> new HashSet<>())
                        .add(one.getValue()));
        return plan.result(accepted, added);
    }

    /** Which items were taken, and whether each is new; the others are there in this or a newer revision. */
    private Map<String, Boolean> upsert(List<ItemRow> newest) throws SQLException {
        Map<String, Source> sources = new TreeMap<>();
        Map<String, Story> stories = new TreeMap<>();
        for (ItemRow row : newest) {
            sources.put(SafeText.key(row.item().getSource().getId()), row.item().getSource());
            Story story = row.story();
            if (story != null) {
                stories.putIfAbsent(SafeText.key(story.getId()), story);
            }
        }
        ItemRow.SOURCE.insert(connection, sources.values(), LATEST_FACTS);
        ItemRow.STORY.insert(connection, stories.values(), KEEP);
        Map<String, Boolean> accepted = new HashMap<>();
        for (Map.Entry<String, Boolean> one : ItemRow.ITEM.insertReturning(
                connection, newest, KEEP_IF_NEWER, row -> Map.entry(row.getString(1), row.getBoolean(2)))) {
            accepted.put(one.getKey(), one.getValue());
        }
        return accepted;
    }

    private void insertTags(TagRows rows) throws SQLException {
        TagRows.EntityName.TABLE.insert(connection, rows.entityNames.values(), KEEP);
        Collection<Category> categories = rows.categoryNames.values();
        TagRows.ItemCategory.NAMES.insert(connection, categories, KEEP);
        TagRows.ItemEntity.TABLE.copy(connection, rows.entities);
        TagRows.MentionRow.TABLE.copy(connection, rows.mentions);
        TagRows.ItemCategory.TABLE.copy(connection, rows.categories);
        TagRows.Numbered.QUOTATION.copy(connection, rows.quotations);
        TagRows.Numbered.KEY_PHRASE.copy(connection, rows.keyPhrases);
        TagRows.Numbered.MEDIUM.copy(connection, rows.media);
    }

    private void removeTags(Collection<String> items) throws SQLException {
        for (String table : TAGS) {
            update("DELETE FROM " + table + " WHERE item_id = ANY (?)", items);
        }
    }

    /** Removes items and the names that nothing else uses: after a take-down, nothing may tell of the item. */
    private void delete(Collection<String> items) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        List<String> entities =
                select("SELECT DISTINCT entity_id::text FROM newswire.item_entity WHERE item_id = ANY (?)", items);
        List<String> stories = select(
                "SELECT DISTINCT story_id FROM newswire.item WHERE id = ANY (?) AND story_id IS NOT NULL", items);
        removeTags(items);
        update("DELETE FROM newswire.item_revision WHERE item_id = ANY (?)", items);
        update("DELETE FROM newswire.item WHERE id = ANY (?)", items);
        update(
                "DELETE FROM newswire.entity e WHERE e.id = ANY (?::uuid[])"
                        + " AND NOT EXISTS (SELECT FROM newswire.item_entity ie WHERE ie.entity_id = e.id)",
                entities);
        update(
                "DELETE FROM newswire.story s WHERE s.id = ANY (?)"
                        + " AND NOT EXISTS (SELECT FROM newswire.item i WHERE i.story_id = s.id)",
                stories);
    }

    private void update(String sql, Collection<String> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            statement.executeUpdate();
        }
    }

    private List<String> select(String sql, Collection<String> keys) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
