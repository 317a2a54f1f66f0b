package dev.newswire.sink.postgres;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.Story;
import dev.newswire.sink.SinkRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an item and the record that carried it.
 *
 * @param id the item's id as it is stored
 */
record ItemRow(String id, EnrichedItem item, SinkRecord record) {

    static final Table<ItemRow> KEY = Table.of("newswire.item_key", Column.key("id", ItemRow::id));

    static final Table<ItemRow> ITEM = Table.of(
            "newswire.item",
            Column.key("id", ItemRow::id),
            Column.integer("revision", ItemRow::revision),
            Column.key("source_id", row -> row.item().getSource().getId()),
            Column.text("url", row -> row.item().getUrl()),
            Column.text("title", row -> row.item().getTitle()),
            Column.text("summary", row -> row.item().getSummary()),
            Column.text("text", row -> row.item().getText()),
            Column.texts("captions", row -> row.item().getCaptions()),
            Column.texts("credits", row -> row.item().getCredits()),
            Column.texts("footnotes", row -> row.item().getFootnotes()),
            Column.texts("authors", row -> row.item().getAuthors()),
            Column.time("published_at", row -> row.item().getPublishedAt()),
            Column.text(
                    "published_origin", row -> row.item().getPublishedOrigin().name()),
            Column.text(
                    "published_precision",
                    row -> row.item().getPublishedPrecision().name()),
            Column.number("published_confidence", row -> row.item().getPublishedConfidence()),
            Column.key("language", row -> row.item().getLanguage()),
            Column.number("language_confidence", row -> row.item().getLanguageConfidence()),
            Column.key(
                    "story_id", row -> row.story() == null ? null : row.story().getId()),
            new Column<>("story_similarity", "double precision", ItemRow::similarity),
            Column.key(
                    "closest_item",
                    row -> row.story() == null ? null : row.story().getClosestItem()),
            new Column<>(
                    "syndicated",
                    "boolean",
                    row -> Boolean.toString(row.story() != null && row.story().getSyndicated())),
            Column.key(
                    "copy_of", row -> row.story() == null ? null : row.story().getCopyOf()),
            Column.time("fetched_at", row -> row.item().getProcessing().getFetchedAt()),
            Column.time("ingested_at", row -> row.item().getProcessing().getIngestedAt()),
            Column.time("enriched_at", row -> row.item().getProcessing().getEnrichedAt()),
            new Column<>(
                    "models",
                    "jsonb",
                    row -> JsonObject.of(row.item().getProcessing().getModels())));

    static final Table<ItemRow> REVISION = Table.of(
            "newswire.item_revision",
            Column.key("item_id", ItemRow::id),
            Column.integer("revision", ItemRow::revision),
            Column.text("url", row -> row.item().getUrl()),
            Column.text("title", row -> row.item().getTitle()),
            Column.text("summary", row -> row.item().getSummary()),
            Column.text("text", row -> row.item().getText()),
            Column.texts("authors", row -> row.item().getAuthors()),
            Column.key("language", row -> row.item().getLanguage()),
            Column.time("published_at", row -> row.item().getPublishedAt()),
            Column.time("enriched_at", row -> row.item().getProcessing().getEnrichedAt()),
            Column.text("topic", row -> row.record().partition().topic()),
            Column.integer("partition", row -> row.record().partition().partition()),
            Column.bigint("record_offset", row -> row.record().offset()));

    static final Table<Source> SOURCE = Table.of(
            "newswire.source",
            Column.key("id", Source::getId),
            Column.text("name", Source::getName),
            Column.text("url", Source::getUrl),
            Column.text("kind", source -> source.getKind().name()));

    static final Table<Story> STORY =
            Table.of("newswire.story", Column.key("id", Story::getId), Column.key("first_item", Story::getFirstItem));

    /** What replaces an older revision: every column but the key and the generated ones. */
    static final List<String> REPLACED = ITEM.columns().stream()
            .map(Column::name)
            .filter(name -> !name.equals("id"))
            .toList();

    int revision() {
        return item.getRevision();
    }

    @Nullable Story story() {
        return item.getStory();
    }

    private @Nullable String similarity() {
        Story story = story();
        return story == null ? null : Double.toString(SafeText.number(story.getSimilarity()));
    }

    /** A flat JSON object of texts (RFC 8259). */
    private static final class JsonObject {

        static String of(Map<String, String> members) {
            StringBuilder json = new StringBuilder("{");
            for (Map.Entry<String, String> member : members.entrySet()) {
                json.append(json.length() > 1 ? "," : "");
                string(json, member.getKey());
                json.append(':');
                string(json, member.getValue());
            }
            return json.append('}').toString();
        }

        private static void string(StringBuilder json, String text) {
            String safe = SafeText.text(text);
            json.append('"');
            for (int i = 0; i < safe.length(); i++) {
                char unit = safe.charAt(i);
                if (unit == '"' || unit == '\\') {
                    json.append('\\').append(unit);
                } else if (unit < ' ') {
                    json.append(String.format("\\u%04x", (int) unit));
                } else {
                    json.append(unit);
                }
            }
            json.append('"');
        }
    }
}
