package dev.newswire.enrich.entity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.enrich.entity.crf.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {
    private static final int OUT = 1 << Labels.OUTSIDE;
    private static final int PLACE = 1 << Labels.unit(Labels.LOCATION);
    private static final int COMPANY = 1 << Labels.unit(Labels.ORGANIZATION);
    private static final int PERSON = 1 << Labels.unit(Labels.PERSON);
    private static final int BEGIN = 1 << Labels.begin(Labels.ORGANIZATION);
    private static final int LAST = 1 << Labels.last(Labels.ORGANIZATION);

    private static int[] labels(int... labels) {
        return labels;
    }

    @Test
    void keepsTheFirstLabelsWhereOneOtherSharesThem() {
        assertThat(SecondOpinion.settle(labels(OUT, PLACE), labels(OUT, COMPANY), labels(OUT, PLACE)))
                .containsExactly(OUT, PLACE);
        assertThat(SecondOpinion.settle(labels(OUT, PLACE), labels(OUT, PLACE), labels(OUT, COMPANY)))
                .containsExactly(OUT, PLACE);
    }

    @Test
    void takesWhatTheTwoOthersAgreeOn() {
        assertThat(SecondOpinion.settle(labels(OUT, PLACE), labels(OUT, COMPANY), labels(OUT, COMPANY)))
                .containsExactly(OUT, COMPANY);
    }

    @Test
    void takesANameAsAWhole() {
        assertThat(SecondOpinion.settle(
                        labels(OUT, PLACE, PLACE), labels(BEGIN, LAST, PLACE), labels(BEGIN, LAST, OUT)))
                .containsExactly(BEGIN, LAST, PLACE);
    }

    @Test
    void leavesItOpenWhereAllDiffer() {
        assertThat(SecondOpinion.settle(labels(PLACE), labels(COMPANY), labels(PERSON)))
                .containsExactly(PLACE | PERSON);
    }

    @Test
    void refusesLabelsOfOtherSentences() {
        List<Example> first = List.of(new Example(List.of("Nairobi"), labels(PLACE), 1));
        List<Example> second = List.of(new Example(List.of("Lagos"), labels(PLACE), 1));
        assertThatThrownBy(() -> SecondOpinion.settle(first, second, List.of(new byte[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nairobi");
    }
}
