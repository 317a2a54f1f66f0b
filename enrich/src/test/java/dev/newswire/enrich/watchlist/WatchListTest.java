package dev.newswire.enrich.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.EntityType;
import dev.newswire.enrich.entity.MentionField;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.term.LetterCase;
import dev.newswire.enrich.text.Article;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WatchListTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Apple                | Shares of Apple fell.                  | Apple
            Apple                | She ate an apple.                      |
            Apple                | APPLE SHARES FALL                      | APPLE
            Apple                | Pineapples and Appleton                |
            WHO                  | The WHO said so.                       | WHO
            WHO                  | Who said so?                           |
            iPhone               | The iPhone and the IPHONE              | iPhone;IPHONE
            Al Jazeera           | Al-Jazeera reported                    | Al-Jazeera
            Al Jazeera           | by Al. Jazeera                         |
            J.K. Rowling         | J. K. Rowling's book                   | J. K. Rowling
            Erdoğan              | Erdogan met                            | Erdogan
            Erdoğan              | Erdoğan'ın sözü                        | Erdoğan
            Putin                | Putin’s war, Putin-era                 | Putin;Putin
            Токаев               | встреча с Токаевым                     | Токаевым
            Казахстан            | в Казахстане, Казахстана               | Казахстане;Казахстана
            Организация Объединенных Наций | в Организации Объединённых Наций | Организации Объединённых Наций
            习近平               | 国家主席习近平在北京                       | 习近平
            弗拉基米尔·普京        | 弗拉基米尔・普京抵达                       | 弗拉基米尔・普京
            김정은               | 김정은이 말했다                          | 김정은
            السعودية             | قالت والسعودية اليوم                    | السعودية
            ירושלים              | הוא גר בירושלים                         | ירושלים
            กรุงเทพ              | ในกรุงเทพมหานคร                        | กรุงเทพ
            दिल्ली                | वह दिल्ली में रहता है                      | दिल्ली
            """)
    void knowsWhereWordsBeginAndEndInEveryScript(String name, String text, @Nullable String found) {
        WatchList list = WatchList.of(List.of(watched("q", null, LetterCase.SMART, name)));

        List<String> expected = found == null ? List.of() : List.of(found.split(";"));
        assertThat(list.sightings(Article.of("", text)))
                .extracting(sighting -> sighting.mention().text())
                .isEqualTo(expected);
    }

    @Test
    void obeysTheCaseRule() {
        String text = "Orange, ORANGE, orange and Orangé";

        assertThat(seen(text, LetterCase.EXACT, "Orange")).containsExactly("Orange");
        assertThat(seen(text, LetterCase.SMART, "Orange")).containsExactly("Orange", "ORANGE", "Orangé");
        assertThat(seen(text, LetterCase.IGNORE, "Orange")).containsExactly("Orange", "ORANGE", "orange", "Orangé");
        assertThat(seen("İstanbul and Orange", LetterCase.EXACT, "İstanbul")).containsExactly("İstanbul");
    }

    private static List<String> seen(String text, LetterCase letterCase, String name) {
        return WatchList.of(List.of(watched("q", null, letterCase, name))).sightings(Article.of("", text)).stream()
                .map(sighting -> sighting.mention().text())
                .toList();
    }

    @Test
    void takesTheLongestOfOverlappingNames() {
        WatchList list = WatchList.of(List.of(
                watched("york", null, LetterCase.SMART, "York"),
                watched("ny", null, LetterCase.SMART, "New York"),
                watched("nyt", null, LetterCase.SMART, "New York Times")));

        assertThat(list.apply(Article.of("", "The New York Times of New York, not of York."), List.of()))
                .extracting(NamedEntity::id)
                .containsExactlyInAnyOrder("watchlist:york", "watchlist:ny", "watchlist:nyt");
    }

    @Test
    void makesMentionsOfNamesTheTaggerMissed() {
        String text = "Meeting at Zorvex, then at Zorvex again.";
        WatchList list = WatchList.of(List.of(new Watched(
                "z", List.of("Zorvex"), EntityType.ORGANIZATION, LetterCase.SMART, "wikidata:Q1", "Zorvex Ltd")));

        List<NamedEntity> entities = list.apply(
                Article.of("Zorvex", text), List.of(entity("Bonn", EntityType.LOCATION, "Bonn at Bonn", "Bonn")));

        NamedEntity zorvex = entities.get(0);
        assertThat(zorvex.name()).isEqualTo("Zorvex Ltd");
        assertThat(zorvex.type()).isEqualTo(EntityType.ORGANIZATION);
        assertThat(zorvex.id()).isEqualTo("wikidata:Q1");
        assertThat(zorvex.tagger()).isEqualTo("watchlist");
        assertThat(zorvex.aliases()).containsExactly("Zorvex");
        assertThat(zorvex.mentions()).hasSize(3);
        assertThat(entities.stream().mapToDouble(NamedEntity::salience).sum()).isEqualTo(1, within(1e-9));
    }

    @Test
    void givesAllMentionsOfAnEntityTheIdOfItsWatchedName() {
        String text = "Kassym-Jomart Tokayev spoke. Tokayev left. The president rested.";
        NamedEntity tokayev =
                entity("Kassym-Jomart Tokayev", EntityType.PERSON, text, "Kassym-Jomart Tokayev", "Tokayev");

        for (String name : List.of("Tokayev", "Kassym-Jomart Tokayev")) {
            List<NamedEntity> entities = WatchList.of(
                            List.of(new Watched("t", List.of(name), null, LetterCase.SMART, "wikidata:Q5", null)))
                    .apply(Article.of("", text), List.of(tokayev));

            assertThat(entities).singleElement().satisfies(entity -> {
                assertThat(entity.id()).isEqualTo("wikidata:Q5");
                assertThat(entity.name()).isEqualTo("Kassym-Jomart Tokayev");
                assertThat(entity.type()).isEqualTo(EntityType.PERSON);
                assertThat(entity.tagger()).isEqualTo("model");
                assertThat(entity.mentions()).hasSizeGreaterThanOrEqualTo(2);
            });
        }
    }

    @Test
    void leavesLongerNamesOfOtherThingsAlone() {
        String text = "George Washington slept here, in Washington.";
        NamedEntity person = entity("George Washington", EntityType.PERSON, text, "George Washington");
        WatchList list = WatchList.of(List.of(
                new Watched("w", List.of("Washington"), EntityType.LOCATION, LetterCase.SMART, "wikidata:Q61", null)));

        List<NamedEntity> entities = list.apply(Article.of("", text), List.of(person));

        assertThat(entities).hasSize(2).anySatisfy(entity -> {
            assertThat(entity.id()).isEqualTo("wikidata:Q61");
            assertThat(entity.mentions()).hasSize(1);
        });
    }

    @Test
    void prefersTheWatchersTypeToTheTaggers() {
        String text = "Amazon rose.";
        NamedEntity river = entity("Amazon", EntityType.LOCATION, text, "Amazon");
        WatchList list = WatchList.of(List.of(new Watched(
                "a", List.of("Amazon"), EntityType.ORGANIZATION, LetterCase.SMART, "wikidata:Q3884", null)));

        assertThat(list.apply(Article.of("", text), List.of(river)))
                .extracting(NamedEntity::type)
                .containsExactly(EntityType.ORGANIZATION);
    }

    @Test
    void putsAWholeNameInPlaceOfItsPieces() {
        String text = "Bank of Examplia met in Examplia.";
        NamedEntity place = entity("Examplia", EntityType.LOCATION, text, "Examplia", "Examplia");
        WatchList list =
                WatchList.of(List.of(watched("b", EntityType.ORGANIZATION, LetterCase.SMART, "Bank of Examplia")));

        List<NamedEntity> entities = list.apply(Article.of("", text), List.of(place));

        assertThat(entities).hasSize(2);
        assertThat(entities)
                .filteredOn(entity -> entity.type() == EntityType.LOCATION)
                .singleElement()
                .satisfies(entity -> assertThat(entity.mentions()).hasSize(1));
    }

    @Test
    void hasOneVersionForOneContent() {
        Watched one = watched("1", null, LetterCase.SMART, "One");
        Watched two = watched("2", null, LetterCase.SMART, "Two");

        assertThat(WatchList.of(List.of(one, two)).version())
                .isEqualTo(WatchList.of(List.of(two, one)).version())
                .isNotEqualTo(WatchList.of(List.of(one)).version());
    }

    @Test
    void refusesWhatCannotBeLookedFor() {
        assertThatThrownBy(() -> watched("x", null, LetterCase.SMART, " ")).hasMessageContaining("x");
        assertThatThrownBy(() -> watched("x", null, LetterCase.SMART)).hasMessageContaining("0 names");
        assertThat(WatchList.of(List.of(watched("x", null, LetterCase.IGNORE, "!!!")))
                        .sightings(Article.of("", "!!! and more !!!")))
                .isEmpty();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "a".repeat(1_000_000),
                "a ".repeat(500_000),
                "\ud800 ".repeat(300_000),
                "a\u0301".repeat(500_000),
                "\u202e".repeat(1_000_000),
                "桥".repeat(1_000_000),
                "\u0000".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void staysQuickOnHostileText(String text) {
        List<Watched> watched = new ArrayList<>();
        for (int length = 1; length < 16; length++) {
            watched.add(watched("a" + length, null, LetterCase.IGNORE, "a ".repeat(length) + "b"));
            watched.add(watched("q" + length, null, LetterCase.IGNORE, "桥".repeat(length) + "河"));
        }
        WatchList list = WatchList.of(watched);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(3), () -> list.apply(Article.of("", text), List.of()));
    }

    private static Watched watched(String id, @Nullable EntityType type, LetterCase letterCase, String... names) {
        return new Watched(id, List.of(names), type, letterCase, null, null);
    }

    private static NamedEntity entity(String name, EntityType type, String text, String... forms) {
        List<EntityMention> mentions = new ArrayList<>();
        int from = 0;
        for (String form : forms) {
            int at = text.indexOf(form, from);
            mentions.add(new EntityMention(MentionField.TEXT, 0, at, at + form.length(), form));
            from = at + form.length();
        }
        return new NamedEntity(name, type, null, null, List.of(), List.of(), 1, "model", mentions);
    }
}
