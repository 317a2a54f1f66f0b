package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.category.CategoryTagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CategoryEvaluationTest {
    private static final CategoryTagger TAGGER = CategoryTagger.load();

    @TempDir
    Path folder;

    @Test
    void countsFirstCategoriesAndNamesWhatIsAbsent() throws IOException {
        Files.createDirectories(folder.resolve("categories"));
        Files.writeString(folder.resolve("categories/labelled.own.jsonl"), """
            {"set": "own", "text": "The striker scored a goal in the football match", "category": "medtop:15000000"}
            {"set": "own", "text": "The goalkeeper saved a penalty kick", "category": "medtop:12000000"}
            {"set": "own-ru", "text": "Священник провел богослужение в храме", "category": "medtop:12000000"}
            """);

        CategoryEvaluation evaluation = CategoryEvaluation.measure(folder, TAGGER);

        assertThat(evaluation.sets())
                .extracting(CategoryEvaluation.SetResult::set)
                .containsExactly("own", "own-ru");
        assertThat(evaluation.sets().get(0).accuracy()).isEqualTo(0.5);
        assertThat(evaluation.sets().get(1).accuracy()).isEqualTo(1);
        assertThat(evaluation.absent()).singleElement().asString().contains("worldwide");
        assertThat(evaluation.text()).contains("own-ru", "50.0 %", TAGGER.version());
    }

    @Test
    void measuresAllCategoriesWhereReadersGaveSeveral() throws IOException {
        Files.createDirectories(folder.resolve("categories"));
        Files.createDirectories(folder.resolve("ner"));
        Files.writeString(folder.resolve("categories/worldwide.own.jsonl"), """
            {"id": "1", "main": "15", "also": ["12", "99"]}
            {"id": "lost", "main": "15", "also": []}
            """);
        Files.writeString(folder.resolve("ner/worldwide.own.jsonl"), """
            {"id": "1", "text": "The striker scored a goal in the football match"}
            """);

        CategoryEvaluation.SetResult set =
                CategoryEvaluation.measure(folder, TAGGER).sets().get(0);

        assertThat(set.texts()).isEqualTo(1);
        assertThat(set.precision()).isEqualTo(1.0);
        assertThat(set.recall()).isEqualTo(0.5);
    }

    @Test
    void tellsTheFirstCategoryOfTheNews() throws IOException {
        Path sets = Path.of(System.getProperty("newswire.shared", "")).resolve("eval");
        Assumptions.assumeTrue(Files.exists(sets.resolve("categories")), "the sets of categories are absent: " + sets);

        Map<String, Double> accuracy = new HashMap<>();
        CategoryEvaluation.measure(sets, TAGGER).sets().forEach(set -> accuracy.put(set.set(), set.accuracy()));

        assertThat(accuracy.get("bbc")).isGreaterThanOrEqualTo(0.85);
        assertThat(accuracy.get("agnews")).isGreaterThanOrEqualTo(0.8);
        assertThat(accuracy.get("worldwide")).isGreaterThanOrEqualTo(0.75);
    }
}
