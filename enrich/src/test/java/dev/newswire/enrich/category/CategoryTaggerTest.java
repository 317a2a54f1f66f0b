package dev.newswire.enrich.category;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.text.Article;
import dev.newswire.schemas.topic.MediaTopic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CategoryTaggerTest {
    private static final CategoryTagger TAGGER = CategoryTagger.load();

    private static final String WAR = "Rebels shelled the army base before the ceasefire. Soldiers returned fire.";

    static Stream<String> golden() throws IOException {
        try (InputStream source = CategoryTaggerTest.class.getResourceAsStream("golden.tsv")) {
            byte[] bytes = Objects.requireNonNull(source).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void putsTheRightTopicFirst(String line) {
        String[] fields = line.split("\t", -1);

        List<ScoredCategory> categories = TAGGER.tag(Article.of(fields[2], fields[3]), fields[1], List.of());

        assertThat(categories).as(fields[2]).isNotEmpty();
        assertThat(categories.get(0).topic())
                .as("%s %s", fields[2], categories)
                .isEqualTo(MediaTopic.of(fields[0]).orElseThrow());
    }

    @Test
    void givesNothingWhenNothingIsSaid() {
        assertThat(TAGGER.tag(Article.of("", ""), "en", List.of())).isEmpty();
        assertThat(TAGGER.tag(Article.of("Hm", "Well, well. There it is."), "en", List.of()))
                .isEmpty();
    }

    @Test
    void tellsWhatDecided() {
        ScoredCategory first =
                TAGGER.tag(Article.of("", WAR), "en", List.of("World/War")).get(0);

        assertThat(first.evidence()).startsWith("publisher:World/War").contains("term:ceasefire");
    }

    @Test
    void givesSeveralTopicsBestFirst() {
        Article article = Article.of(
                "Parliament votes on soldiers' deployment",
                "The prime minister asked parliament to send troops. Opposition lawmakers voted against the war, "
                        + "while the army moved tanks to the border and rebels broke the ceasefire.");

        List<ScoredCategory> categories = TAGGER.tag(article, "en", List.of());

        assertThat(categories)
                .extracting(ScoredCategory::topic)
                .contains(MediaTopic.POLITICS_AND_GOVERNMENT, MediaTopic.CONFLICT_WAR_AND_PEACE);
        assertThat(categories)
                .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void takesThePublishersWordWhereTheTextSaysLittle() {
        Article article = Article.of("What we know so far", "Here is what we know.");

        assertThat(TAGGER.tag(article, "xx", List.of("Latest", "Спорт")))
                .extracting(ScoredCategory::topic)
                .containsExactly(MediaTopic.SPORT);
    }

    @Test
    void readsTheLanguageOfATagWithRegion() {
        assertThat(TAGGER.tag(Article.of("", "Войска начали наступление, солдаты заняли село."), "ru-RU", List.of()))
                .extracting(ScoredCategory::topic)
                .first()
                .isEqualTo(MediaTopic.CONFLICT_WAR_AND_PEACE);
    }

    @Test
    void readsAbbreviationsOnlyInCapitals() {
        Article capitals = Article.of("", "The EU and the UN met. The EU waits for the UN.");
        Article small = Article.of("", "The eu and the un met. The Eu waits for the un.");

        assertThat(TAGGER.tag(capitals, "en", List.of()))
                .extracting(ScoredCategory::topic)
                .first()
                .isEqualTo(MediaTopic.POLITICS_AND_GOVERNMENT);
        assertThat(TAGGER.tag(small, "en", List.of())).isEmpty();
    }

    @Test
    void takesCapitalsForNothingWhereAllIsInCapitals() {
        assertThat(TAGGER.tag(Article.of("EU UN EU UN EU UN", ""), "en", List.of()))
                .isEmpty();
    }

    /** Romanian "un", "sub" and "fire", Swedish "dog", Dutch "war" and "die" are no English words. */
    @Test
    void findsNoTopicInFunctionWordsOfLanguagesWithoutTerms() {
        String shortWords = "eu un sub fire sin die war dog bad arts eu mi me gun pop ban led hit. ".repeat(8);

        for (String language : List.of("ro", "sv", "nl", "tr", "und")) {
            assertThat(TAGGER.tag(Article.of("Eu un fire", shortWords), language, List.of()))
                    .as(language)
                    .isEmpty();
        }
    }

    @Test
    void findsSharedWordsInLanguagesWithoutTerms() {
        Article article = Article.of("", "Het parlement en de president spraken met de NATO en de EU over sanctions.");

        assertThat(TAGGER.tag(article, "nl", List.of()))
                .extracting(ScoredCategory::topic)
                .contains(MediaTopic.POLITICS_AND_GOVERNMENT);
    }

    @Test
    void repeatsItselfExactly() {
        assertThat(TAGGER.tag(Article.of("", WAR), "en", List.of()))
                .isEqualTo(CategoryTagger.load().tag(Article.of("", WAR), "en", List.of()));
        assertThat(CategoryTagger.load().version()).isEqualTo(TAGGER.version());
    }

    static Stream<String> hostile() {
        return Stream.of(
                "a".repeat(1_000_000),
                "war ".repeat(250_000),
                "\u0301".repeat(1_000_000),
                "\ud800".repeat(1_000_000),
                "\u0000\u202e\ufffe".repeat(300_000),
                "world health organization world cup ".repeat(30_000),
                "'s".repeat(500_000),
                "верховн".repeat(150_000),
                "战争".repeat(500_000),
                "़ु".repeat(500_000),
                "EU ".repeat(300_000),
                "ال".repeat(500_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void staysQuickOnHostileText(String text) {
        for (String language : List.of("en", "ru", "", "zh-Hant", "hi", "?")) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(2), () -> TAGGER.tag(Article.of(text, text), language, List.of(text, "", "/")));
        }
    }
}
