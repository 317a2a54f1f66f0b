package dev.newswire.sink.postgres;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the batches are measured against: the same rows of the same items, one prepared INSERT a row and one commit an
 * item, as a plain JDBC sink does it.
 */
final class RowByRowWriter {

    private final Connection connection;

    RowByRowWriter(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    private final YearMonth month = YearMonth.now(ZoneOffset.UTC);

    void write(SinkRecord record) throws SQLException {
        EnrichedItem item = record.item();
        if (item == null) {
            throw new IllegalArgumentException("only items are measured");
        }
        ItemRow row = new ItemRow(record.id(), item, record);
        TagRows tags = new TagRows(List.of(row));
        insert(ItemRow.SOURCE, List.of(item.getSource()));
        insert(ItemRow.STORY, List.of(item.getStory()));
        insert(ItemRow.KEY.in(month), List.of(row));
        insert(ItemRow.ITEM.in(month), List.of(row));
        insert(ItemRow.REVISION.in(month), List.of(row));
        insert(TagRows.EntityName.TABLE, List.copyOf(tags.entityNames.values()));
        insert(TagRows.ItemCategory.NAMES, List.copyOf(tags.categoryNames.values()));
        insert(TagRows.ItemEntity.TABLE.in(month), tags.entities);
        insert(TagRows.MentionRow.TABLE.in(month), tags.mentions);
        insert(TagRows.ItemCategory.TABLE.in(month), tags.categories);
        insert(TagRows.Numbered.QUOTATION.in(month), tags.quotations);
        insert(TagRows.Numbered.KEY_PHRASE.in(month), tags.keyPhrases);
        insert(TagRows.Numbered.AMOUNT.in(month), tags.amounts);
        insert(TagRows.Numbered.MEDIUM.in(month), tags.media);
        connection.commit();
    }

    private <R> void insert(Table<R> table, List<R> rows) throws SQLException {
        String sql = "INSERT INTO " + table.name() + " (" + table.columnNames() + ") VALUES ("
                + table.columns().stream()
                        .map(column -> "?::text::" + column.type())
                        .collect(Collectors.joining(", "))
                + ") ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                int parameter = 1;
                for (Column<R> column : table.columns()) {
                    statement.setString(parameter++, column.value().apply(row));
                }
                statement.executeUpdate();
            }
        }
    }
}
