package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.runtime.error.PoisonException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.Processing;
import dev.newswire.sink.FencedException;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.WriteResult;
import dev.newswire.sink.contract.Items;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

@ExtendWith(EmbeddedStack.class)
@ResourceLock(Database.SERVER)
final class PostgresWriterIT {

    private static final TopicPartition P0 = new TopicPartition("news.enriched", 0);
    private static final TopicPartition P1 = new TopicPartition("news.enriched", 1);
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);

    private static Database database;

    private PostgresConfig config;
    private PostgresWriter writer;

    @BeforeAll
    static void takeServer(EmbeddedDatabase server) {
        database = new Database(server);
    }

    @BeforeEach
    void openWriter() throws Exception {
        config = database.fresh();
        writer = new PostgresWriter(config);
        writer.open();
        writer.assigned(Set.of(P0, P1), StubMembership.of("one", 1));
    }

    @AfterEach
    void closeWriter() {
        writer.close();
    }

    @Test
    void writesEveryPartOfAnItemToItsTable() throws Exception {
        EnrichedItem item = Items.rich(7);
        WriteResult result = write(Items.record(P0, 0, item));

        assertThat(result.counts()).isEqualTo(Map.of(Outcome.INSERTED, 1));
        assertThat(database.rows("SELECT id, revision, title, text, url, language, models->>'language', published_at"
                        + " FROM newswire.item"))
                .containsExactly(String.join(
                        "|",
                        item.getId(),
                        "1",
                        item.getTitle(),
                        item.getText(),
                        String.valueOf(item.getUrl()),
                        "en",
                        "lang 1",
                        "2026-03-01 12:00:00+00"));
        assertThat(database.rows("SELECT count(*), sum(mentions) FROM newswire.item_entity"))
                .containsExactly("12|24");
        assertThat(database.rows("SELECT field, start_offset, end_offset, text FROM newswire.mention"
                        + " ORDER BY start_offset LIMIT 1"))
                .containsExactly("TEXT|0|6|Name 0");
        assertThat(database.rows("SELECT code, evidence FROM newswire.item_category ORDER BY code LIMIT 1"))
                .containsExactly("medtop:04000000|{term:harvest,\"term:\\\"quoted\\\\\\\"\"}");
        assertThat(counts()).isEqualTo("1|1|8|8|1|24");
    }

    @Test
    void keepsTheNewestRevisionWhenTheyComeInTheWrongOrder() throws Exception {
        write(Items.record(P0, 0, Items.item(A, 2).build()));
        WriteResult late = write(Items.record(P0, 1, Items.item(A, 1).build()));
        WriteResult newest = write(Items.record(P0, 2, Items.item(A, 3).build()));

        assertThat(late.counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
        assertThat(newest.counts()).isEqualTo(Map.of(Outcome.UPDATED, 1));
        assertThat(database.rows("SELECT revision, title FROM newswire.item")).containsExactly("3|Title 3");
        assertThat(database.rows("SELECT revision, title, record_offset FROM newswire.item_revision ORDER BY 1"))
                .containsExactly("1|Title 1|1", "2|Title 2|0", "3|Title 3|2");
    }

    @Test
    void keepsTheNewestRevisionWithinOneBatch() throws Exception {
        WriteResult result = write(
                Items.record(P0, 0, Items.item(A, 3).build()),
                Items.record(P0, 1, Items.item(A, 1).build()),
                Items.record(P0, 2, Items.item(A, 3).setTitle("Repeated").build()));

        assertThat(result.counts()).isEqualTo(Map.of(Outcome.INSERTED, 1, Outcome.SUPERSEDED, 1, Outcome.UNCHANGED, 1));
        assertThat(database.rows("SELECT revision, title FROM newswire.item")).containsExactly("3|Title 3");
    }

    @Test
    void changesNothingWhenABatchComesTwice() throws Exception {
        SinkRecord[] batch = {Items.record(P0, 0, Items.rich(1)), Items.record(P0, 1, Items.rich(2))};
        write(batch);
        String before = counts() + database.rows("SELECT id, xmin, written_at FROM newswire.item ORDER BY id");
        WriteResult again = write(batch);

        assertThat(again.counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 2));
        assertThat(counts() + database.rows("SELECT id, xmin, written_at FROM newswire.item ORDER BY id"))
                .isEqualTo(before);
    }

    @Test
    void replacesTheTagsOfAnOlderRevision() throws Exception {
        EnrichedItem first = Items.rich(1);
        write(Items.record(P0, 0, first));
        EnrichedItem second = EnrichedItem.newBuilder(first)
                .setRevision(2)
                .setEntities(List.of(Items.entity("Only One", EntityType.LOCATION, List.of())))
                .setQuotations(List.of())
                .build();
        write(Items.record(P0, 1, second));

        assertThat(database.rows("SELECT entity FROM newswire.latest_by_entity"))
                .containsExactly("Only One");
        assertThat(database.rows("SELECT count(*) FROM newswire.quotation")).containsExactly("0");
    }

    @Test
    void removesAnItemAndAllThatOnlyItNamed() throws Exception {
        write(Items.record(P0, 0, Items.rich(1)), Items.record(P0, 1, Items.rich(500)));
        WriteResult result = write(
                Items.tombstone(P0, 2, Items.rich(1).getId()),
                Items.tombstone(P0, 3, Items.rich(500).getId()),
                Items.tombstone(P0, 4, "never seen"));

        assertThat(result.counts()).isEqualTo(Map.of(Outcome.DELETED, 3));
        assertThat(counts()).isEqualTo("0|0|0|0|0|0");
        assertThat(database.rows("SELECT count(*) FROM newswire.entity")).containsExactly("0");
        assertThat(database.rows("SELECT count(*) FROM newswire.story")).containsExactly("0");
    }

    @Test
    void takesAnItemThatComesBackAfterItsTombstone() throws Exception {
        WriteResult result = write(
                Items.record(P0, 0, Items.item(A, 4).build()),
                Items.tombstone(P0, 1, A),
                Items.record(P0, 2, Items.item(A, 1).build()));

        assertThat(result.counts()).isEqualTo(Map.of(Outcome.INSERTED, 1, Outcome.SUPERSEDED, 1, Outcome.DELETED, 1));
        assertThat(database.rows("SELECT revision FROM newswire.item")).containsExactly("1");
    }

    @Test
    void storesWhatPostgresRefuses() throws Exception {
        String hostile = "nul \0, lone \uD83D and \uDE00 alone, tab\t, backslash \\N, \"quotes\", 'and' line\r\n";
        String endless = "x".repeat(5_000);
        EnrichedItem item = Items.item(A, 1)
                .setTitle(hostile)
                .setText(hostile + "\uD83D\uDE00")
                .setUrl("https://news.example/" + endless)
                .setAuthors(List.of(hostile, "NULL", "", "{}"))
                .setEntities(List.of(Items.entity(
                        "\0" + endless, EntityType.PERSON, List.of(Items.mention(hostile, Integer.MAX_VALUE - 200)))))
                .setCategories(List.of(Items.category(endless)))
                .setLanguage(endless)
                .setPublishedAt(Instant.ofEpochMilli(Long.MAX_VALUE))
                .setLanguageConfidence(Double.NaN)
                .setProcessing(Processing.newBuilder()
                        .setFetchedAt(Instant.ofEpochMilli(Long.MIN_VALUE))
                        .setIngestedAt(Instant.EPOCH)
                        .setEnrichedAt(Instant.EPOCH)
                        .setModels(Map.of("a\"\\\n\0", hostile))
                        .build())
                .build();
        String safe =
                hostile.replace('\0', '\uFFFD').replace('\uD83D', '\uFFFD').replace('\uDE00', '\uFFFD');

        write(Items.record(P0, 0, item));

        assertThat(database.rows("SELECT title, authors[1], authors[2], authors[3], models->>E'a\"\\\\\\n\uFFFD'"
                        + " FROM newswire.item"))
                .containsExactly(String.join("|", safe, safe, "NULL", "", safe));
        assertThat(database.rows("SELECT text FROM newswire.item")).containsExactly(safe + "\uD83D\uDE00");
        assertThat(database.rows("SELECT published_at, fetched_at, language_confidence FROM newswire.item"))
                .containsExactly("9999-12-31 23:59:59.999+00|0001-01-01 00:00:00+00|0");
        assertThat(database.rows("SELECT name FROM newswire.entity")).containsExactly("\uFFFD" + endless);
    }

    @Test
    void storesATextOfManyMegabytesOfDifferentWords() throws Exception {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 600_000; i++) {
            words.append(Integer.toString(i, 36)).append('-').append(i % 97).append(' ');
        }
        write(Items.record(P0, 0, Items.item(A, 1).setText(words.toString()).build()));

        assertThat(database.rows("SELECT length(text) FROM newswire.item"))
                .containsExactly(String.valueOf(words.length()));
    }

    @Test
    void storesIdsOfAnyLengthOnce() throws Exception {
        String endless = "i".repeat(100_000);
        write(Items.record(P0, 0, Items.item(endless + "1", 1).build()));
        write(Items.record(P0, 1, Items.item(endless + "2", 1).build()));
        WriteResult again =
                write(Items.record(P0, 2, Items.item(endless + "1", 1).build()));

        assertThat(again.counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 1));
        assertThat(database.rows("SELECT count(*), max(length(id)) FROM newswire.item"))
                .containsExactly("2|512");
    }

    @Test
    void writesNothingOfABatchThatHoldsPoison() throws Exception {
        assertThatThrownBy(() -> write(
                        Items.record(P0, 0, Items.item(A, 1).build()),
                        Items.record(P0, 1, Items.item(B, 0).build())))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("23514");

        assertThat(counts()).isEqualTo("0|0|0|0|0|0");
        assertThat(storedOffsets()).containsExactly("0|null", "1|null");
    }

    @Test
    void handsBackTheOffsetsThatWereStoredWithTheRows() throws Exception {
        write(
                Items.record(P0, 41, Items.item(A, 1).build()),
                Items.record(P1, 7, Items.item(B, 1).build()));
        writer.write(SinkBatch.past(P1, 8));

        try (PostgresWriter next = new PostgresWriter(config)) {
            next.open();
            assertThat(next.assigned(Set.of(P0, P1), StubMembership.of("two", 2)))
                    .isEqualTo(Map.of(P0, OptionalLong.of(42), P1, OptionalLong.of(9)));
        }
    }

    @Test
    void beginsAnewWhenTheTopicIsAnotherOfTheSameName() throws Exception {
        write(Items.record(P0, 41, Items.item(A, 1).build()));

        assertThat(writer.assigned(Set.of(P0), new StubMembership("one", 2, "topic-2", true)))
                .isEqualTo(Map.of(P0, OptionalLong.empty()));
    }

    @Test
    void refusesAWriterWhosePartitionWasClaimedSince() throws Exception {
        try (PostgresWriter next = new PostgresWriter(config)) {
            next.assigned(Set.of(P0), StubMembership.of("two", 2));

            assertThatThrownBy(() -> write(
                            Items.record(P1, 0, Items.item(A, 1).build()),
                            Items.record(P0, 0, Items.item(B, 1).build())))
                    .isInstanceOfSatisfying(FencedException.class, fenced -> assertThat(fenced.partitions())
                            .containsExactly(P0));
            assertThat(counts()).isEqualTo("0|0|0|0|0|0");

            next.write(SinkBatch.of(List.of(Items.record(P0, 0, Items.item(B, 1).build()))));
        }
        assertThat(storedOffsets()).containsExactly("0|1", "1|null");
    }

    @Test
    void refusesAClaimThatTheGroupDoesNotStandBehind() throws Exception {
        write(Items.record(P0, 0, Items.item(A, 1).build()));
        try (PostgresWriter zombie = new PostgresWriter(config)) {
            assertThatThrownBy(() -> zombie.assigned(Set.of(P0), new StubMembership("zombie", 0, "topic-1", false)))
                    .isInstanceOf(FencedException.class);
        }
        write(Items.record(P0, 1, Items.item(B, 1).build()));

        assertThat(storedOffsets()).containsExactly("0|2", "1|null");
    }

    @Test
    void refusesToWriteWhatItGaveUp() {
        writer.revoked(Set.of(P0));

        assertThatThrownBy(() -> write(Items.record(P0, 0, Items.item(A, 1).build())))
                .isInstanceOf(FencedException.class);
    }

    @Test
    void answersItsFourViews() throws Exception {
        write(Items.record(P0, 0, Items.rich(1)), Items.record(P0, 1, Items.rich(2)));

        assertThat(database.rows("SELECT title FROM newswire.latest_by_category"
                        + " WHERE category_code = 'medtop:04000000' ORDER BY title"))
                .containsExactly("Harvest report 1", "Harvest report 2");
        assertThat(database.rows("SELECT count(*) FROM newswire.latest_by_entity WHERE entity = 'Name 2'"))
                .containsExactly("2");
        assertThat(database.rows("SELECT items FROM newswire.entity_cooccurrence"
                        + " WHERE entity = 'Name 2' AND other = 'Name 3'"))
                .containsExactly("2");
        assertThat(database.rows("SELECT position, title FROM newswire.story_timeline WHERE story_id = '"
                        + Items.rich(2).getId() + "'"))
                .containsExactly("1|Harvest report 2");
    }

    private WriteResult write(SinkRecord... records) throws FencedException {
        return writer.write(SinkBatch.of(List.of(records)));
    }

    private static String counts() throws Exception {
        return database.rows("SELECT (SELECT count(*) FROM newswire.item),"
                        + " (SELECT count(*) FROM newswire.item_revision),"
                        + " (SELECT count(*) FROM newswire.quotation), (SELECT count(*) FROM newswire.key_phrase),"
                        + " (SELECT count(*) FROM newswire.medium), (SELECT count(*) FROM newswire.mention)")
                .get(0);
    }

    private static List<String> storedOffsets() throws Exception {
        return database.rows("SELECT partition, next_offset FROM newswire.sink_offset ORDER BY partition");
    }
}
