package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.schemas.Amount;
import dev.newswire.schemas.AmountKind;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.Story;
import dev.newswire.schemas.TextField;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.contract.Items;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The months, what stands in them, and what the views cost. */
@ExtendWith(EmbeddedStack.class)
@ResourceLock(Database.SERVER)
final class PostgresSchemaIT {

    private static final TopicPartition P0 = new TopicPartition("news.enriched", 0);
    private static final String A = "a".repeat(32);

    private static Database database;

    private PostgresConfig config;

    @BeforeAll
    static void takeServer(EmbeddedDatabase server) {
        database = new Database(server);
    }

    @BeforeEach
    void makeDatabase() throws Exception {
        config = database.fresh();
    }

    @Test
    void storesAmountsAndWhatAnItemIsACopyOf() throws Exception {
        EnrichedItem item = Items.item(A, 1)
                .setStory(Story.newBuilder()
                        .setId("story")
                        .setFirstItem("first")
                        .setSimilarity(0.9)
                        .setClosestItem("closest")
                        .setSyndicated(true)
                        .setCopyOf("original")
                        .build())
                .setAmounts(List.of(
                        Amount.newBuilder()
                                .setValue(12)
                                .setUpper(15.0)
                                .setKind(AmountKind.KILLED)
                                .setField(TextField.TEXT)
                                .setStart(3)
                                .setEnd(11)
                                .setText("12 to 15")
                                .build(),
                        Amount.newBuilder()
                                .setValue(Double.POSITIVE_INFINITY)
                                .setKind(AmountKind.MONEY)
                                .setUnit("EUR\0")
                                .setField(TextField.TITLE)
                                .setStart(0)
                                .setEnd(1)
                                .setText("lots")
                                .build()))
                .build();
        writeAt("2026-03-05T00:00:00Z", Items.record(P0, 0, item));

        assertThat(database.rows("SELECT story_id, closest_item, syndicated, copy_of FROM newswire.item"))
                .containsExactly("story|closest|t|original");
        assertThat(database.rows("SELECT kind, value, upper, unit, field, text FROM newswire.amount ORDER BY ordinal"))
                .containsExactly("KILLED|12|15|null|TEXT|12 to 15", "MONEY|0|null|EUR\uFFFD|TITLE|lots");
    }

    @Test
    void keepsAnItemInTheMonthInWhichItCame() throws Exception {
        writeAt("2026-03-31T23:59:59Z", Items.record(P0, 0, Items.rich(1)));
        writeAt(
                "2026-04-01T00:00:00Z",
                Items.record(
                        P0,
                        1,
                        EnrichedItem.newBuilder(Items.rich(1)).setRevision(2).build()),
                Items.record(P0, 2, Items.rich(2)));

        assertThat(database.rows("SELECT tableoid::regclass::text, revision FROM newswire.item ORDER BY 1"))
                .containsExactly("item_2026_03|2", "item_2026_04|1");
        assertThat(database.rows(
                        "SELECT tableoid::regclass::text, count(*) FROM newswire.mention GROUP BY 1 ORDER BY 1"))
                .containsExactly("mention_2026_03|24", "mention_2026_04|24");
        writeAt("2026-05-01T00:00:00Z", Items.tombstone(P0, 3, Items.rich(1).getId()));
        assertThat(database.rows("SELECT month FROM newswire.item_key")).containsExactly("2026-04-01");
    }

    @Test
    void dropsMonthsThatAreOlderThanIsKept() throws Exception {
        config = new PostgresConfig(
                config.url(),
                config.user(),
                config.password(),
                config.connectTimeout(),
                config.statementTimeout(),
                Optional.of(Duration.ofDays(31)));
        writeAt("2026-01-10T00:00:00Z", Items.record(P0, 0, Items.rich(1)));
        writeAt("2026-03-04T00:00:00Z", Items.record(P0, 1, Items.rich(525)));
        assertThat(database.rows("SELECT id FROM newswire.item"))
                .containsExactly(Items.rich(525).getId());
        writeAt("2026-04-03T00:00:00Z", Items.record(P0, 2, Items.rich(925)));

        assertThat(database.rows("SELECT id FROM newswire.item ORDER BY id"))
                .containsExactly(Items.rich(525).getId(), Items.rich(925).getId());
        assertThat(database.rows("SELECT count(*) FROM newswire.entity WHERE name = 'Name 1'"))
                .containsExactly("0");
        assertThat(database.rows("SELECT to_regclass('newswire.mention_2026_01')"))
                .containsExactly("null");
    }

    @Test
    void forgetsNamesThatTheNewRevisionNoLongerGives() throws Exception {
        EnrichedItem first = Items.item(A, 1)
                .setEntities(List.of(
                        Items.entity("Misread Name", EntityType.PERSON, List.of()),
                        Items.entity("Right Name", EntityType.PERSON, List.of())))
                .build();
        writeAt("2026-03-05T00:00:00Z", Items.record(P0, 0, first));
        writeAt(
                "2026-03-05T00:00:00Z",
                Items.record(
                        P0,
                        1,
                        EnrichedItem.newBuilder(first)
                                .setRevision(2)
                                .setEntities(List.of(Items.entity("Right Name", EntityType.PERSON, List.of())))
                                .build()));

        assertThat(database.rows("SELECT name FROM newswire.entity")).containsExactly("Right Name");
    }

    @Test
    void takesOverWhatStoodInTheTablesOfTheSchemaBefore() throws Exception {
        Flyway.configure(PostgresSchemaIT.class.getClassLoader())
                .dataSource(config.url(), config.user(), config.password())
                .schemas(SchemaMigration.SCHEMA)
                .table("schema_history")
                .target("2")
                .load()
                .migrate();
        database.execute("INSERT INTO newswire.source VALUES ('s', 's', null, 'PUSH');"
                + "INSERT INTO newswire.entity VALUES ('00000000-0000-8000-8000-000000000000', 'PERSON', 'Ada');"
                + "INSERT INTO newswire.item VALUES ('x', 2, 's', null, 'Old news', null, 'About a harbour.', '{}', '{}',"
                + " '{}', '{}', now(), 'FEED', 'DAY', 1, 'en', 1, null, null, now(), now(), now(), '{}', '2025-07-04');"
                + "INSERT INTO newswire.item_entity VALUES ('x', '00000000-0000-8000-8000-000000000000', now(), null,"
                + " null, '{}', '{}', 1, 'rule', 1);"
                + "INSERT INTO newswire.mention VALUES ('x', '00000000-0000-8000-8000-000000000000', 0, 'TEXT', 0, 0, 3,"
                + " 'Ada');");
        writeAt("2026-03-05T00:00:00Z", Items.record(P0, 0, Items.item("x", 1).build()));

        assertThat(database.rows("SELECT month, id, revision, title FROM newswire.item"))
                .containsExactly("2025-07-01|x|2|Old news");
        assertThat(database.rows("SELECT entity, mentions FROM newswire.latest_by_entity"))
                .containsExactly("Ada|1");
        assertThat(database.rows("SELECT month, text FROM newswire.mention")).containsExactly("2025-07-01|Ada");
        assertThat(new ItemSearch(config).search("harbour", 1, "en")).hasSize(1);
    }

    @Test
    void answersItsViewsByTheirIndexes() throws Exception {
        writeAt(
                "2026-03-05T00:00:00Z",
                IntStream.range(0, 500)
                        .mapToObj(number -> Items.record(P0, number, Items.rich(number)))
                        .toArray(SinkRecord[]::new));
        database.execute("INSERT INTO newswire.entity SELECT gen_random_uuid(), 'PERSON', 'Other ' || n"
                + " FROM generate_series(1, 5000) n; ANALYZE");

        assertThat(
                        plan(
                                "latest_by_category WHERE category_code = 'medtop:04000000' ORDER BY published_at DESC LIMIT 20"))
                .contains("item_category_2026_03_code_published_at_idx")
                .doesNotContain("Seq Scan on item_category_2026_03")
                .doesNotContain("Seq Scan on item_2026_03");
        assertThat(plan("latest_by_entity WHERE entity = 'Name 30' ORDER BY published_at DESC LIMIT 20"))
                .contains("entity_name", "item_entity_2026_03_entity_id_published_at_idx")
                .doesNotContain("Seq Scan on item_2026_03");
        assertThat(plan("entity_cooccurrence WHERE entity = 'Name 3' ORDER BY items DESC LIMIT 20"))
                .contains("entity_name", "item_entity_2026_03_pkey");
        assertThat(plan("story_timeline WHERE story_id = '" + Items.rich(7).getId() + "' ORDER BY position"))
                .contains("item_2026_03_story_id_published_at_idx")
                .doesNotContain("Seq Scan on item_2026_03");
        assertThat(plan("item WHERE search @@ newswire.search_query('en', 'district 77')"))
                .contains("item_2026_03_search_idx");
    }

    private String plan(String from) throws Exception {
        return String.join("\n", database.rows("EXPLAIN SELECT * FROM newswire." + from));
    }

    private void writeAt(String time, SinkRecord... records) throws Exception {
        try (PostgresWriter writer = new PostgresWriter(config, Clock.fixed(Instant.parse(time), ZoneOffset.UTC))) {
            writer.open();
            writer.assigned(Set.of(P0), StubMembership.of("one", 1));
            writer.write(SinkBatch.of(List.of(records)));
        }
    }
}
