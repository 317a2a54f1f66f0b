package dev.newswire.sink.postgres;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.Story;
import dev.newswire.sink.WriteResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
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
            + ", now()) WHERE %s.revision < excluded.revision RETURNING id, xmax = 0";

    private static final String LATEST_FACTS = """
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, kind = excluded.kind
            WHERE (source.name, source.url, source.kind) IS DISTINCT FROM (excluded.name, excluded.url, excluded.kind)""";

    /** Children first: then the cascades that guard hand-made deletions find nothing to do. */
    private static final List<String> TAGS =
            List.of("mention", "item_entity", "item_category", "quotation", "key_phrase", "amount", "medium");

    private final Connection connection;
    private final YearMonth current;

    /** New items go to the month {@code current}; a changed one stays where it is. */
    ItemTables(Connection connection, YearMonth current) {
        this.connection = connection;
        this.current = current;
    }

    WriteResult write(BatchPlan plan) throws SQLException {
        delete(plan.deleted());
        insertNames(plan.newest());
        Map<String, Boolean> accepted = new HashMap<>();
        Map<String, Set<Integer>> added = new HashMap<>();
        Map<YearMonth, Set<String>> months = place(plan.newest());
        for (Map.Entry<YearMonth, Set<String>> month : months.entrySet()) {
            List<ItemRow> newest = rows(plan.newest(), month.getValue());
            Map<String, Boolean> taken = upsert(newest, month.getKey());
            accepted.putAll(taken);
            replaceTags(rows(newest, taken.keySet()), taken, month.getKey());
            ItemRow.REVISION
                    .in(month.getKey())
                    .insertReturning(
                            connection,
                            rows(plan.all(), month.getValue()),
                            KEEP + " RETURNING item_id, revision",
                            row -> Map.entry(row.getString(1), row.getInt(2)))
                    .forEach(one -> added.computeIfAbsent(one.getKey(), any -> new HashSet<>())
                            .add(one.getValue()));
        }
        return plan.result(accepted, added);
    }

    private static List<ItemRow> rows(List<ItemRow> rows, Set<String> ids) {
        return rows.stream().filter(row -> ids.contains(row.id())).toList();
    }

    /** The months the items are in; those that are new are put into the current one. */
    private Map<YearMonth, Set<String>> place(List<ItemRow> items) throws SQLException {
        List<String> ids = items.stream().map(ItemRow::id).toList();
        Set<String> known = new HashSet<>(ids);
        Map<YearMonth, Set<String>> months = new TreeMap<>();
        known.removeAll(ItemRow.KEY
                .in(current)
                .insertReturning(connection, items, KEEP + " RETURNING id", row -> row.getString(1)));
        Set<String> fresh = new HashSet<>(ids);
        fresh.removeAll(known);
        if (!fresh.isEmpty()) {
            months.put(current, fresh);
        }
        months(known).forEach((month, there) -> months.computeIfAbsent(month, any -> new HashSet<>())
                .addAll(there));
        return months;
    }

    private Map<YearMonth, Set<String>> months(Collection<String> ids) throws SQLException {
        Map<YearMonth, Set<String>> months = new TreeMap<>();
        for (String one :
                select("SELECT to_char(month, 'YYYY-MM') || id FROM newswire.item_key WHERE id = ANY (?)", ids)) {
            months.computeIfAbsent(YearMonth.parse(one.substring(0, 7)), any -> new HashSet<>())
                    .add(one.substring(7));
        }
        return months;
    }

    private void insertNames(List<ItemRow> newest) throws SQLException {
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
    }

    /** Which items were taken, and whether each is new; the others are there in this or a newer revision. */
    private Map<String, Boolean> upsert(List<ItemRow> newest, YearMonth month) throws SQLException {
        Map<String, Boolean> accepted = new HashMap<>();
        Table<ItemRow> table = ItemRow.ITEM.in(month);
        for (Map.Entry<String, Boolean> one : table.insertReturning(
                connection,
                newest,
                String.format(KEEP_IF_NEWER, table.name().substring("newswire.".length())),
                row -> Map.entry(row.getString(1), row.getBoolean(2)))) {
            accepted.put(one.getKey(), one.getValue());
        }
        return accepted;
    }

    private void replaceTags(List<ItemRow> changed, Map<String, Boolean> isNew, YearMonth month) throws SQLException {
        List<String> known = isNew.keySet().stream()
                .filter(id -> !isNew.getOrDefault(id, true))
                .toList();
        List<String> formerEntities = select(entitiesOf(month), known);
        removeTags(known, month);
        TagRows rows = new TagRows(changed);
        TagRows.EntityName.TABLE.insert(connection, rows.entityNames.values(), KEEP);
        Collection<Category> categories = rows.categoryNames.values();
        TagRows.ItemCategory.NAMES.insert(connection, categories, KEEP);
        TagRows.ItemEntity.TABLE.in(month).copy(connection, rows.entities);
        TagRows.MentionRow.TABLE.in(month).copy(connection, rows.mentions);
        TagRows.ItemCategory.TABLE.in(month).copy(connection, rows.categories);
        TagRows.Numbered.QUOTATION.in(month).copy(connection, rows.quotations);
        TagRows.Numbered.KEY_PHRASE.in(month).copy(connection, rows.keyPhrases);
        TagRows.Numbered.AMOUNT.in(month).copy(connection, rows.amounts);
        TagRows.Numbered.MEDIUM.in(month).copy(connection, rows.media);
        removeUnused(formerEntities, List.of());
    }

    private static String entitiesOf(YearMonth month) {
        return "SELECT DISTINCT entity_id::text FROM newswire.item_entity" + Table.suffix(month)
                + " WHERE item_id = ANY (?)";
    }

    private void removeTags(Collection<String> items, YearMonth month) throws SQLException {
        for (String table : TAGS) {
            update("DELETE FROM newswire." + table + Table.suffix(month) + " WHERE item_id = ANY (?)", items);
        }
    }

    /** Removes items and the names that nothing else uses: after a take-down, nothing may tell of the item. */
    private void delete(Collection<String> ids) throws SQLException {
        List<String> entities = new ArrayList<>();
        List<String> stories = new ArrayList<>();
        for (Map.Entry<YearMonth, Set<String>> one : months(ids).entrySet()) {
            YearMonth month = one.getKey();
            Set<String> items = one.getValue();
            String table = "newswire.item" + Table.suffix(month);
            entities.addAll(select(entitiesOf(month), items));
            stories.addAll(select(
                    "SELECT DISTINCT story_id FROM " + table + " WHERE id = ANY (?) AND story_id IS NOT NULL", items));
            removeTags(items, month);
            update("DELETE FROM newswire.item_revision" + Table.suffix(month) + " WHERE item_id = ANY (?)", items);
            update("DELETE FROM " + table + " WHERE id = ANY (?)", items);
            update("DELETE FROM newswire.item_key WHERE id = ANY (?)", items);
        }
        removeUnused(entities, stories);
    }

    private void removeUnused(Collection<String> entities, Collection<String> stories) throws SQLException {
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
        if (keys.isEmpty()) {
            return found;
        }
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
