package dev.newswire.enrich.entity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.newswire.enrich.entity.crf.Labels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    void writesWhatTheTrainingSetReads(@TempDir Path folder) throws IOException {
        float[] beliefs = new float[2 * Labels.COUNT];
        beliefs[Labels.unit(Labels.PERSON)] = 0.7f;
        beliefs[Labels.OUTSIDE] = 0.3f;
        beliefs[Labels.COUNT] = 1;
        Path file = folder.resolve("odds.tsv.gz");
        Odds.write(file, List.of(new Example(List.of("Abel", "sang"), new int[2], beliefs, 7)));
        Example read = TrainingSet.read(file, false).get(0);
        assertThat(read.words()).containsExactly("Abel", "sang");
        assertThat(read.allowed()).containsExactly(1 << Labels.unit(Labels.PERSON), 1);
        assertThat(read.beliefs()[Labels.unit(Labels.PERSON)]).isEqualTo(0.7f, within(0.001f));
        assertThat(read.beliefs()[Labels.COUNT]).isEqualTo(1);
    }
}
