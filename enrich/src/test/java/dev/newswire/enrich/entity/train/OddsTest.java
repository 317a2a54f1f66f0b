package dev.newswire.enrich.entity.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.entity.crf.Labels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OddsTest {
    @Test
    void readsPerCentsOfLabels() {
        float[] beliefs = Odds.beliefs(List.of("B-ORG:62 O:35", "I-ORG"));
        assertThat(beliefs[Labels.OUTSIDE]).isEqualTo(0.35f);
        assertThat(beliefs[Labels.begin(Labels.ORGANIZATION)]).isEqualTo(0.62f);
        assertThat(beliefs[Labels.unit(Labels.ORGANIZATION)]).isEqualTo(0.62f);
        assertThat(beliefs[Labels.COUNT + Labels.last(Labels.ORGANIZATION)]).isEqualTo(1);
        assertThat(beliefs[Labels.COUNT + Labels.OUTSIDE]).isZero();
    }

    @Test
    void areReadFromColumns(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("third.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("Abel\tB-PER:70 O:30\nsang\tO\n\nNo\tO\n\n".getBytes(StandardCharsets.UTF_8));
        }
        List<Example> read = TrainingSet.read(file, false);
        assertThat(read.get(0).allowed()).containsExactly(1 << Labels.unit(Labels.PERSON), 1);
        assertThat(read.get(0).beliefs()).contains(0.7f, 0.3f, 1);
        assertThat(read.get(1).beliefs()).isNull();
    }
}
