package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.language.LanguageDetector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageEvaluationTest {

    private static final LanguageDetector DETECTOR = LanguageDetector.load();

    @Test
    void countsWhatIsToldRightAtEveryLength(@TempDir Path folder) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("sib200.dev.jsonl.gz")))) {
            out.write("""
                    {"language": "heb", "text": "המועצה תצביע ביום חמישי על הגשר החדש"}
                    {"language": "fra", "text": "The council will vote on the new bridge on Thursday."}
                    """.getBytes(StandardCharsets.UTF_8));
        }

        LanguageEvaluation evaluation = LanguageEvaluation.measure(folder, DETECTOR);

        assertThat(evaluation.sets()).hasSize(6).allSatisfy(set -> assertThat(set.accuracy())
                .isEqualTo(0.5));
    }

    @Test
    void namesTheSetThatIsAbsent(@TempDir Path folder) throws IOException {
        assertThat(LanguageEvaluation.measure(folder, DETECTOR).absent()).containsExactly("sib200.dev.jsonl.gz");
    }

    @Test
    void tellsMoreLanguagesRightThanTheModelAlone() throws IOException {
        Path sets = Path.of(System.getProperty("newswire.shared", "")).resolve("eval");
        Assumptions.assumeTrue(Files.exists(sets.resolve("language")), "the language set is absent: " + sets);

        LanguageEvaluation evaluation = LanguageEvaluation.measure(sets, DETECTOR);

        assertThat(evaluation.sets())
                .filteredOn(set -> set.with().equals("newswire"))
                .extracting(LanguageEvaluation.SetResult::accuracy)
                .satisfiesExactly(
                        whole -> assertThat(whole).isGreaterThan(0.99),
                        sixty -> assertThat(sixty).isGreaterThan(0.98),
                        thirty -> assertThat(thirty).isGreaterThan(0.92));
    }
}
