package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SampleTextTest {

    @Test
    void readsOutOfTheSamplesWhatAnEditorReadsOutOfThem() throws IOException {
        Path samples = Path.of(System.getProperty("newswire.shared", "")).resolve("samples");
        Assumptions.assumeTrue(Files.exists(samples), "the samples are absent: " + samples);

        assertThat(ArticleEvaluation.measure(samples).failed()).isEmpty();
    }
}
