package dev.newswire.enrich.entity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.newswire.enrich.entity.crf.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatticeTest {
    private static double[] marginals(String... labels) {
        Lattice lattice = new Lattice();
        double[] marginals = new double[labels.length * Labels.COUNT];
        lattice.prepare(Odds.beliefs(List.of(labels)), labels.length);
        lattice.addMarginals(
                new int[labels.length], false, labels.length, 1, marginals, new double[Labels.COUNT * Labels.COUNT]);
        return marginals;
    }

    @Test
    void takesWhereANameEndsFromWhatFollows() {
        double[] marginals = marginals("B-ORG:80 O:20", "O", "B-PER", "I-PER");
        assertThat(marginals[Labels.unit(Labels.ORGANIZATION)]).isEqualTo(0.8, within(0.01));
        assertThat(marginals[Labels.begin(Labels.ORGANIZATION)]).isEqualTo(0, within(0.01));
        assertThat(marginals[2 * Labels.COUNT + Labels.begin(Labels.PERSON)]).isEqualTo(1, within(0.01));
        assertThat(marginals[3 * Labels.COUNT + Labels.last(Labels.PERSON)]).isEqualTo(1, within(0.01));
    }

    @Test
    void makesSenseOfLabelsThatDoNotFitTogether() {
        double[] marginals = marginals("O", "I-LOC", "O");
        double sum = 0;
        for (int label = 0; label < Labels.COUNT; label++) {
            assertThat(marginals[Labels.COUNT + label]).isNotNaN();
            sum += marginals[Labels.COUNT + label];
        }
        assertThat(sum).isEqualTo(1, within(1e-6));
    }
}
