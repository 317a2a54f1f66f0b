package dev.newswire.sink.postgres;

import dev.newswire.schemas.Amount;
import dev.newswire.schemas.Category;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.KeyPhrase;
import dev.newswire.schemas.Media;
import dev.newswire.schemas.Mention;
import dev.newswire.schemas.Quotation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The rows that hang on items: what they are about, who speaks in them, what they show. */
final class TagRows {

    /** An entity anywhere: its id is derived from type and name. */
    record EntityName(UUID id, String type, String name) {
        static final Table<EntityName> TABLE = Table.of(
                "newswire.entity",
                Column.uuid("id", EntityName::id),
                Column.text("type", EntityName::type),
                Column.text("name", EntityName::name));

        static EntityName of(Entity entity) {
            String type = entity.getType().name();
            String name = SafeText.text(entity.getName());
            ByteBuffer hash = ByteBuffer.wrap(SafeText.sha256(type + ":" + name));
            // Version 8 of RFC 9562: a hash of one's own making.
            long high = (hash.getLong() & ~0xF000L) | 0x8000L;
            long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new EntityName(new UUID(high, low), type, name);
        }
    }

    /** An entity in an item. */
    record ItemEntity(String itemId, UUID entityId, Instant publishedAt, Entity entity, List<Mention> mentions) {
        static final Table<ItemEntity> TABLE = Table.of(
                "newswire.item_entity",
                Column.key("item_id", ItemEntity::itemId),
                Column.uuid("entity_id", ItemEntity::entityId),
                Column.time("published_at", ItemEntity::publishedAt),
                Column.text("knowledge_id", row -> row.entity().getId()),
                Column.text("country", row -> row.entity().getCountry()),
                Column.texts("aliases", row -> row.entity().getAliases()),
                Column.texts("roles", row -> row.entity().getRoles()),
                Column.number("salience", row -> row.entity().getSalience()),
                Column.text("tagger", row -> row.entity().getTagger()),
                Column.integer("mentions", row -> row.mentions().size()));
    }

    /** One place where an entity is named. */
    record MentionRow(String itemId, UUID entityId, int ordinal, Mention mention) {
        static final Table<MentionRow> TABLE = Table.of(
                "newswire.mention",
                Column.key("item_id", MentionRow::itemId),
                Column.uuid("entity_id", MentionRow::entityId),
                Column.integer("ordinal", MentionRow::ordinal),
                Column.text("field", row -> row.mention().getField().name()),
                Column.integer("field_index", row -> row.mention().getIndex()),
                Column.integer("start_offset", row -> row.mention().getStart()),
                Column.integer("end_offset", row -> row.mention().getEnd()),
                Column.text("text", row -> row.mention().getText()));
    }

    /** A category of an item. */
    record ItemCategory(String itemId, Instant publishedAt, Category category) {
        static final Table<ItemCategory> TABLE = Table.of(
                "newswire.item_category",
                Column.key("item_id", ItemCategory::itemId),
                Column.key("code", row -> row.category().getCode()),
                Column.time("published_at", ItemCategory::publishedAt),
                Column.number("score", row -> row.category().getScore()),
                Column.texts("evidence", row -> row.category().getEvidence()));

        static final Table<Category> NAMES = Table.of(
                "newswire.category", Column.key("code", Category::getCode), Column.text("name", Category::getName));
    }

    /** The n-th of something that an item lists. */
    record Numbered<T>(String itemId, int ordinal, T value) {
        static final Table<Numbered<Quotation>> QUOTATION = Table.of(
                "newswire.quotation",
                Column.key("item_id", Numbered::itemId),
                Column.integer("ordinal", Numbered::ordinal),
                Column.text("text", row -> row.value().getText()),
                Column.text("kind", row -> row.value().getKind().name()),
                Column.text("speaker", row -> row.value().getSpeaker()),
                Column.integer("start_offset", row -> row.value().getStart()),
                Column.integer("end_offset", row -> row.value().getEnd()));

        static final Table<Numbered<KeyPhrase>> KEY_PHRASE = Table.of(
                "newswire.key_phrase",
                Column.key("item_id", Numbered::itemId),
                Column.integer("ordinal", Numbered::ordinal),
                Column.text("text", row -> row.value().getText()),
                Column.number("score", row -> row.value().getScore()));

        static final Table<Numbered<Amount>> AMOUNT = Table.of(
                "newswire.amount",
                Column.key("item_id", Numbered::itemId),
                Column.integer("ordinal", Numbered::ordinal),
                Column.number("value", row -> row.value().getValue()),
                new Column<>("upper", "double precision", row -> {
                    Double upper = row.value().getUpper();
                    return upper == null ? null : Double.toString(SafeText.number(upper));
                }),
                Column.text("kind", row -> row.value().getKind().name()),
                Column.text("unit", row -> row.value().getUnit()),
                Column.text("field", row -> row.value().getField().name()),
                Column.integer("start_offset", row -> row.value().getStart()),
                Column.integer("end_offset", row -> row.value().getEnd()),
                Column.text("text", row -> row.value().getText()));

        static final Table<Numbered<Media>> MEDIUM = Table.of(
                "newswire.medium",
                Column.key("item_id", Numbered::itemId),
                Column.integer("ordinal", Numbered::ordinal),
                Column.text("url", row -> row.value().getUrl()),
                Column.text("type", row -> row.value().getType()),
                Column.text("caption", row -> row.value().getCaption()),
                Column.text("credit", row -> row.value().getCredit()));
    }

    /** In the order of their ids, so that two transactions that add the same names wait for, and never block, each other. */
    final Map<UUID, EntityName> entityNames = new TreeMap<>();

    final Map<String, Category> categoryNames = new TreeMap<>();
    final List<ItemEntity> entities = new ArrayList<>();
    final List<MentionRow> mentions = new ArrayList<>();
    final List<ItemCategory> categories = new ArrayList<>();
    final List<Numbered<Quotation>> quotations = new ArrayList<>();
    final List<Numbered<KeyPhrase>> keyPhrases = new ArrayList<>();
    final List<Numbered<Amount>> amounts = new ArrayList<>();
    final List<Numbered<Media>> media = new ArrayList<>();

    TagRows(Collection<ItemRow> items) {
        for (ItemRow row : items) {
            addEntities(row);
            addCategories(row);
            number(row.id(), row.item().getQuotations(), quotations);
            number(row.id(), row.item().getKeyPhrases(), keyPhrases);
            number(row.id(), row.item().getAmounts(), amounts);
            number(row.id(), row.item().getMedia(), media);
        }
    }

    /** An entity that an item lists twice is one, with the mentions of both. */
    private void addEntities(ItemRow row) {
        Map<UUID, ItemEntity> ofItem = new LinkedHashMap<>();
        for (Entity entity : row.item().getEntities()) {
            EntityName name = EntityName.of(entity);
            entityNames.putIfAbsent(name.id(), name);
            ItemEntity known = ofItem.computeIfAbsent(
                    name.id(),
                    id -> new ItemEntity(row.id(), id, row.item().getPublishedAt(), entity, new ArrayList<>()));
            for (Mention mention : entity.getMentions()) {
                mentions.add(
                        new MentionRow(row.id(), name.id(), known.mentions().size(), mention));
                known.mentions().add(mention);
            }
        }
        entities.addAll(ofItem.values());
    }

    private void addCategories(ItemRow row) {
        Set<String> seen = new HashSet<>();
        for (Category category : row.item().getCategories()) {
            String code = SafeText.key(category.getCode());
            categoryNames.putIfAbsent(code, category);
            if (seen.add(code)) {
                categories.add(new ItemCategory(row.id(), row.item().getPublishedAt(), category));
            }
        }
    }

    private static <T> void number(String itemId, List<T> values, List<Numbered<T>> rows) {
        int ordinal = 0;
        for (T value : values) {
            rows.add(new Numbered<>(itemId, ordinal++, value));
        }
    }
}
