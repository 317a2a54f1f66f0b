package dev.newswire.enrich.entity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.enrich.entity.crf.Labels;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpinionsTest {
    private static final int OUT = Labels.OUTSIDE;
    private static final int PLACE = Labels.unit(Labels.LOCATION);
    private static final int COMPANY = Labels.unit(Labels.ORGANIZATION);
    private static final int PERSON = Labels.unit(Labels.PERSON);

    private final LabelRepair repair = new LabelRepair(Gazetteer.load());

    private static Example word(String form, int label) {
        return new Example(List.of(form), new int[] {1 << label}, 1);
    }

    private static Example word(String form, String odds) {
        List<String> labels = List.of(odds);
        return new Example(List.of(form), new int[] {1 << PLACE}, Odds.beliefs(labels), 1);
    }

    private float[] beliefs(int first, int second, String third, int own, @Nullable Integer people) {
        return new Opinions(
                        word("Zumbrel", first),
                        word("Zumbrel", second),
                        word("Zumbrel", third),
                        people == null ? null : word("Zumbrel", people))
                .settled(new byte[] {(byte) own}, repair)
                .beliefs();
    }

    @Test
    void believesWhatAllSay() {
        float[] beliefs = beliefs(PLACE, PLACE, "B-LOC:99", PLACE, PLACE);
        assertThat(beliefs[PLACE]).isGreaterThan(0.95f);
        assertThat(beliefs[COMPANY]).isZero();
    }

    @Test
    void weighsVoicesWhereTheyDiffer() {
        String unsure = "B-LOC:50 B-ORG:50";
        assertThat(beliefs(PLACE, COMPANY, unsure, PLACE, null)[PLACE])
                .isGreaterThan(beliefs(PLACE, COMPANY, unsure, COMPANY, null)[PLACE]);
        assertThat(beliefs(PLACE, COMPANY, unsure, PLACE, null)[PLACE])
                .isGreaterThan(beliefs(PLACE, COMPANY, unsure, PLACE, COMPANY)[PLACE]);
        assertThat(beliefs(PLACE, COMPANY, "B-LOC:90 B-ORG:10", OUT, null)[PLACE])
                .isGreaterThan(beliefs(PLACE, COMPANY, "B-ORG:90 B-LOC:10", OUT, null)[PLACE]);
    }

    @Test
    void hearsTheOthersAgainstAThirdProgramThatIsSure() {
        assertThat(beliefs(PERSON, PERSON, "B-LOC:99", PERSON, PERSON)[PERSON]).isGreaterThan(0.15f);
    }

    @Test
    void believesTheGazetteerOfStates() {
        Example france = word("France", PERSON);
        float[] beliefs = new Opinions(france, france, france, null)
                .settled(new byte[] {(byte) PERSON}, repair)
                .beliefs();
        assertThat(beliefs[PLACE]).isEqualTo(1);
    }

    @Test
    void refusesLabelsOfOtherSentences() {
        assertThatThrownBy(
                        () -> new Opinions(word("Nairobi", PLACE), word("Lagos", PLACE), word("Nairobi", PLACE), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nairobi");
    }
}
