package dev.newswire.ingest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageEvaluationTest {
    private static final Path SHARED = Path.of(System.getProperty("newswire.shared", "nowhere"));

    @TempDir
    Path folder;

    /** What was reached: the figures may rise. */
    @Test
    void findsTheTextOfPagesAsWellAsEver() throws IOException {
        Path sets = SHARED.resolve("eval");
        assumeTrue(Files.exists(sets.resolve(PageSet.NAME)), "the extraction set is not here");
        PageEvaluation evaluation = PageEvaluation.measure(sets, List.of(new NewswirePages()), 0);
        PageEvaluation.Result result = evaluation.results().get(0);
        assertThat(result.failed()).isZero();
        assertThat(result.f1()).isGreaterThan(0.980);
        assertThat(result.precision()).isGreaterThan(0.975);
        assertThat(result.recall()).isGreaterThan(0.980);
    }

    @Test
    void countsRunsOfFourWordsAndEachPageTheSame() throws IOException {
        page("a");
        page("b");
        truth("{\"a\":{\"articleBody\":\"one two three four five\"},\"b\":{\"articleBody\":\"six seven eight nine\"}}");
        PageExtractor extractor =
                extractor("half", page -> page.id().equals("a") ? "one two three four" : "six, seven: eight nine ten");

        PageEvaluation.Result result =
                PageEvaluation.measure(folder, List.of(extractor)).results().get(0);

        assertThat(result.precision()).isEqualTo((1 + 0.5) / 2);
        assertThat(result.recall()).isEqualTo((0.5 + 1) / 2);
        assertThat(result.f1()).isEqualTo(0.75, within(1e-9));
    }

    @Test
    void takesAFailureForNoText() throws IOException {
        page("a");
        truth("{\"a\":{\"articleBody\":\"one two three four five\"}}");
        PageExtractor extractor = extractor("broken", page -> {
            throw new IOException("no");
        });

        PageEvaluation evaluation = PageEvaluation.measure(folder, List.of(extractor));

        assertThat(evaluation.results().get(0).failed()).isOne();
        assertThat(evaluation.results().get(0).recall()).isZero();
        assertThat(evaluation.text()).contains("broken");
    }

    @Test
    void namesTheSetThatIsNotThereAndTheFileThatIsBroken() throws IOException {
        assertThat(PageEvaluation.measure(folder).absent()).containsExactly("extraction/truth.json");
        assertThat(PageEvaluation.measure(folder).text()).contains("absent: extraction/truth.json");
        truth("{\"a\":");
        assertThatThrownBy(() -> PageEvaluation.measure(folder)).hasMessageContaining("truth.json");
        truth("{\"a\":{}}");
        assertThatThrownBy(() -> PageEvaluation.measure(folder)).hasMessageContaining("a.html.gz");
    }

    private interface Reading {
        String text(PageSet.Page page) throws Exception;
    }

    private static PageExtractor extractor(String name, Reading reading) {
        return new PageExtractor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String text(PageSet.Page page) throws Exception {
                return reading.text(page);
            }
        };
    }

    private void truth(String json) throws IOException {
        Files.createDirectories(folder.resolve("extraction"));
        Files.writeString(folder.resolve(PageSet.NAME), json);
    }

    private void page(String id) throws IOException {
        Path file = folder.resolve("extraction/html/" + id + ".html.gz");
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("<!doctype html><p>anything</p>".getBytes(StandardCharsets.UTF_8));
        }
    }
}
