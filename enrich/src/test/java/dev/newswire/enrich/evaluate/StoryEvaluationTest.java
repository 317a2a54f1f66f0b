package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoryEvaluationTest {

    @Test
    void findsEditedCopiesFarBetterThanEqualTextDoes() {
        StoryEvaluation evaluation = StoryEvaluation.measure(60, 7);

        assertThat(evaluation.stories().f1()).isGreaterThanOrEqualTo(0.95);
        assertThat(evaluation.network().f1()).isGreaterThanOrEqualTo(0.95);
        assertThat(evaluation.exactHash().f1()).isLessThan(0.5);
        assertThat(evaluation.edits()).hasSize(6);
        assertThat(evaluation.edits().get(0).syndicated()).isGreaterThan(0.95);
        assertThat(evaluation.edits().get(5).syndicated()).isLessThan(0.2);
        assertThat(evaluation.text()).contains("exact hash", "cut_and_new_lead");
    }

    @Test
    void repeatsItselfExactly() {
        assertThat(StoryEvaluation.measure(5, 3)).isEqualTo(StoryEvaluation.measure(5, 3));
    }
}
