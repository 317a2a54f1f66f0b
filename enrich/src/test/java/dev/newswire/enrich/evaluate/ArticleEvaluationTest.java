package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleEvaluationTest {

    @Test
    void namesEachExpectationThatIsNotMet(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), """
                3 March 2021
                The bridge opens in spring
                By Ida Lund
                The new bridge over the Stille opens in spring, the town said on Wednesday after a long winter.
                “We waited for years,” said John Smith. He lives on the other bank and rows to work with 90 people.
                """);
        Files.writeString(folder.resolve("a.expected.json"), """
                {"title": "The bridge opens in spring", "publishedAt": "2021-03-03", "language": "en",
                 "textStartsWith": "The new bridge", "textMustContain": ["rows to work", "ferry"],
                 "textMustNotContain": ["3 March"],
                 "authors": ["Ida Lund", "Peer Lund"], "credits": ["Courier"],
                 "amounts": {"must": [{"number": 90, "kind": "PEOPLE"}, {"number": 90, "unit": "EUR"}]},
                 "quotes": {"must": [{"speaker": "John Smith", "contains": "waited"}]}}
                """);

        ArticleEvaluation evaluation = ArticleEvaluation.measure(folder);

        assertThat(evaluation.checks()).hasSize(13);
        assertThat(evaluation.failed())
                .containsExactly(
                        new ArticleEvaluation.Check("a", "authors", "Peer Lund", false),
                        new ArticleEvaluation.Check("a", "credits", "Courier", false),
                        new ArticleEvaluation.Check("a", "textMustContain", "ferry", false),
                        new ArticleEvaluation.Check("a", "amounts", "{\"number\":90,\"unit\":\"EUR\"}", false));
    }

    @Test
    void hasNothingToSayOfAnEmptyFolder(@TempDir Path folder) throws IOException {
        assertThat(ArticleEvaluation.measure(folder).checks()).isEmpty();
    }
}
