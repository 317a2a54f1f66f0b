package dev.newswire.enrich.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.text.Article;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyPhraseFinderTest {
    private static final KeyPhraseFinder FINDER = KeyPhraseFinder.load();

    private static List<String> find(String title, String text, String language) {
        return FINDER.find(Article.of(title, text), language).stream()
                .map(Phrase::text)
                .toList();
    }

    @Test
    void putsWhatIsRepeatedAndInTheTitleFirst() {
        List<String> phrases = find(
                "Swing bridge shut after cracks found",
                "The swing bridge at Harlow Quay was shut on Monday. Engineers found cracks in the swing bridge last "
                        + "week. Ferries from Harlow Quay will carry cyclists. The cracks are deep, they said.",
                "en");

        assertThat(phrases.get(0)).isEqualToIgnoringCase("swing bridge");
        assertThat(phrases).contains("cracks", "Harlow Quay").doesNotContain("Monday", "said", "week");
        assertThat(phrases).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void countsInflectedFormsAsOnePhrase() {
        assertThat(find(
                        "Школьный автобус",
                        "Школьный автобус застрял. Водители школьных автобусов бастуют, школьного автобуса нет.",
                        "ru"))
                .first()
                .isEqualTo("Школьный автобус");
    }

    @Test
    void leavesArticlesOfElidingLanguagesAside() {
        assertThat(find("L'armée avance", "L'armée avance. Le retrait de l'armée attendra.", "fr-FR"))
                .contains("armée avance")
                .noneMatch(phrase -> phrase.contains("'"));
    }

    @Test
    void readsTextWithoutSpaces() {
        assertThat(find("恐龙化石被发现", "恐龙化石在山区被发现。恐龙化石保存完好。", "zh")).first().isEqualTo("恐龙化石");
    }

    @Test
    void takesShortWordsForStopWordsInAnUnknownLanguage() {
        assertThat(find("Brug dicht", "De brug is dicht. De brug over het kanaal is stuk.", "nl"))
                .contains("Brug", "dicht")
                .doesNotContain("De", "is", "het");
    }

    @Test
    void neverRepeatsAPhraseWithinAnother() {
        assertThat(find("Swing bridge", "Swing bridge. Swing bridge. Bridge. Swing bridge.", "en"))
                .containsExactly("Swing bridge");
    }

    @Test
    void givesNothingForNothing() {
        assertThat(find("", "", "en")).isEmpty();
        assertThat(find("The of and", "It is. 12 34.", "en")).isEmpty();
        assertThat(find("", "\ud800\udc00 \ud800 \u0000", "")).isEmpty();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "a".repeat(1_000_000),
                "ab cd ".repeat(200_000),
                "a-".repeat(500_000),
                "'".repeat(1_000_000),
                "\u0301".repeat(1_000_000),
                "桥".repeat(1_000_000),
                "\ud800".repeat(1_000_000),
                "\u202eabc\u0000".repeat(200_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void staysQuickOnHostileText(String text) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> FINDER.find(Article.of(text, text), "en"));
    }
}
