package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.contract.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(EmbeddedStack.class)
@ResourceLock(Database.SERVER)
final class ItemSearchIT {

    private static final TopicPartition P0 = new TopicPartition("news.enriched", 0);

    private static Database database;
    private static ItemSearch search;

    @BeforeAll
    static void writeItems(EmbeddedDatabase server) throws Exception {
        database = new Database(server);
        search = filled(database.fresh());
    }

    private static ItemSearch filled(PostgresConfig config) throws Exception {
        List<SinkRecord> records = new ArrayList<>();
        write(records, "en", "Minister visits harbours", "The ministers were <b>visiting</b> the harbour & its ships.");
        write(records, "en", "Rain", "It rained on the harbour while the \u0002minister\u0003 slept.");
        write(records, "ru", "Министр посетил город", "В Ереване прошли ПЕРЕГОВОРЫ о поставках зерна.");
        write(records, "de", "Häfen", "Die Verhandlungen über Getreide dauern an.");
        write(records, "zh", "新闻发布会", "外交部发言人周一在北京举行新闻发布会。");
        write(records, "el", "Λιμάνι", "Το λιμάνι του Πειραιά άνοιξε ξανά.");
        try (PostgresWriter writer = new PostgresWriter(config)) {
            writer.open();
            writer.assigned(Set.of(P0), StubMembership.of("one", 1));
            writer.write(SinkBatch.of(records));
        }
        return new ItemSearch(config);
    }

    @ParameterizedTest
    @CsvSource({
        "visit minister, Minister visits harbours",
        "harbours, 'Minister visits harbours,Rain'",
        "harbour -rain, Minister visits harbours",
        "'\"minister slept\"', Rain",
        "переговорами, Министр посетил город",
        "МИНИСТРЫ, Министр посетил город",
        "Verhandlung, Häfen",
        "发言人, 新闻发布会",
        "'\"布新闻\"', ''",
        "ΛΙΜΆΝΙ, Λιμάνι",
        "volcano, ''"
    })
    void findsWordsInTheLanguageOfEachItem(String words, String titles) {
        assertThat(search.search(words, 10, null))
                .extracting(FoundItem::title)
                .containsExactlyElementsOf(titles.isEmpty() ? List.of() : List.of(titles.split(",")));
    }

    @Test
    void foldsCaseEvenWhereTheDatabaseFoldsAsciiAlone(EmbeddedDatabase server) throws Exception {
        Database other = new Database(server);
        PostgresConfig plain = other.fresh("TEMPLATE template0 LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'");
        assertThat(other.rows("SELECT lower('Ж')")).containsExactly("Ж");

        ItemSearch folded = filled(plain);
        assertThat(folded.search("переговорами МИНИСТР", 10, null)).hasSize(1);
        assertThat(folded.search("ΛΙΜΆΝΙ", 10, "el")).hasSize(1);
    }

    @Test
    void narrowsToALanguageAndALimit() {
        assertThat(search.search("harbour", 10, "en-GB")).hasSize(2);
        assertThat(search.search("harbour", 1, "en")).hasSize(1);
        assertThat(search.search("harbour", 10, "ru")).isEmpty();
    }

    @Test
    void marksWhatItFoundAndNothingElse() {
        FoundItem first = search.search("visit", 1, null).get(0);

        // What looks like a tag is left out by PostgreSQL.
        assertThat(first.snippet().marked("[", "]"))
                .isEqualTo("The ministers were  [visiting]  the harbour & its ships.");
        assertThat(first.publishedAt()).isEqualTo(Items.NOON);
        assertThat(search.search("slept", 1, null).get(0).snippet().marked("[", "]"))
                .isEqualTo("It rained on the harbour while the minister [slept].");
        assertThat(search.search("发言", 1, "zh").get(0).snippet().plain()).contains("发言人周一");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'; DROP TABLE newswire.item; --", "\\", "&|!():*<->", "\"", "a\0b", "%' OR '1'='1", "-", "the"})
    void takesAnythingForWords(String words) throws Exception {
        assertThat(search.search(words, 10, words)).isEmpty();
        assertThat(search.search(words, 10, null)).isNotNull();
        assertThat(database.rows("SELECT count(*) FROM newswire.item")).containsExactly("6");
    }

    @Test
    void refusesToSearchForNothing() {
        for (String words : List.of("", " \t", "x".repeat(2_000))) {
            assertThatThrownBy(() -> search.search(words, 10, null))
                    .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.exitCode())
                            .isEqualTo(ExitCode.USAGE));
        }
        assertThatThrownBy(() -> search.search("word", 0, null)).isInstanceOf(UserError.class);
    }

    @Test
    void saysWhenThereIsNothingToSearchIn() {
        ItemSearch empty = new ItemSearch(database.config(database.url().replaceFirst("[^/]*$", "newswire")));
        ItemSearch away = new ItemSearch(PostgresConfig.of("jdbc:postgresql://127.0.0.1:1/none", "postgres", null));

        assertThatThrownBy(() -> empty.search("word", 10, null))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Nothing was ever written");
        assertThatThrownBy(() -> away.search("word", 10, null))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
    }

    private static void write(List<SinkRecord> records, String language, String title, String text) {
        int number = records.size();
        records.add(Items.record(
                P0,
                number,
                Items.item("item" + number, 1)
                        .setLanguage(language)
                        .setTitle(title)
                        .setText(text)
                        .build()));
    }
}
