package dev.newswire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.date.DateParser;
import org.junit.jupiter.api.Test;

class StrangeTextTest {

    private static final ArticleReader READER = ArticleReader.load(DateParser.load());

    @Test
    void keepsTheLettersUnderHeapsOfAccents() {
        Article article =
                READER.read(null, null, "Z" + "\u0337".repeat(50) + "algo text stands here, whole and plain.", false);

        assertThat(article.text()).startsWith("Z\u0337\u0337\u0337\u0337algo");
    }

    @Test
    void keepsWhatIsWrittenFromRightToLeft() {
        Article article = READER.read(
                "عنوان", null, "قال الوزير إن الجسر سيفتح في الربيع القادم بعد ثلاث سنوات من العمل.", false);

        assertThat(article.text()).isEqualTo("قال الوزير إن الجسر سيفتح في الربيع القادم بعد ثلاث سنوات من العمل.");
    }

    @Test
    void makesOneSignOfSpacedDots() {
        Article article = READER.read(
                "Bridge", null, "The bridge . . . stays shut . . . . Boats run. See p. 3. . Ferries run daily.", false);

        assertThat(article.text()).isEqualTo("The bridge … stays shut … Boats run. See p. 3. . Ferries run daily.");
    }
}
