package dev.newswire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.date.DateParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberedNotesTest {

    private static final ArticleReader READER = ArticleReader.load(DateParser.load());
    private static final String END =
            "The council of the island will vote on the plan before the end of the year, it said.";

    private static Article read(String text) {
        return READER.read("A plan for the old quay", null, text, false);
    }

    @ParameterizedTest
    @CsvSource({"[1],[2]", "(1),(2)", "¹,²"})
    void standApartFromTheTextThatRefersToThem(String first, String second) {
        Article article = read("The quay" + first + " is to be widened by four metres, its builder said on Monday."
                + second + "\n" + END + "\n" + first + " Built in 1911 of granite.\n" + second
                + " In a letter to this paper.\n\nShare\n");

        assertThat(article.footnotes()).containsExactly("Built in 1911 of granite.", "In a letter to this paper.");
        assertThat(article.text())
                .isEqualTo("The quay is to be widened by four metres, its builder said on Monday.\n\n" + END);
    }

    @Test
    void areNoNotesWithoutAReference() {
        String text = "There are two ways to widen the quay, the builder of the harbour said on Monday.\n"
                + "(1) Stones are sunk in front of it.\n(2) A deck is laid on piles.";

        assertThat(read(text).footnotes()).isEmpty();
        assertThat(read(text).text()).endsWith("(2) A deck is laid on piles.");
    }

    @Test
    void leaveUnitsAndOtherNumbersAlone() {
        Article article = read("The quay covers 40 km² and (2) more, see [7], the builder² said on Monday at noon.\n"
                + END + "\n² A firm of the mainland.");

        assertThat(article.text()).startsWith("The quay covers 40 km² and (2) more, see [7], the builder said");
        assertThat(article.footnotes()).containsExactly("A firm of the mainland.");
    }
}
