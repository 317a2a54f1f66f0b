package dev.newswire.sink.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.sink.contract.SinkTarget.Stored;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TallyTest {

    private static final Map<String, List<Integer>> SENT = Map.of("a", List.of(1, 2), "b", List.of(1));

    @Test
    void findsNothingWhereEveryRevisionStandsOnceInItsOrder() {
        assertThat(Tally.of(SENT, stored("a1", "b1", "a2"), false).isExact()).isTrue();
        assertThat(Tally.of(SENT, stored("b1", "a2"), true).isExact()).isTrue();
    }

    @Test
    void countsWhatIsMissingRepeatedForeignAndOutOfOrder() {
        assertThat(Tally.of(SENT, stored("a2", "b1"), false)).isEqualTo(new Tally(2, 1, 0, 0, 0));
        assertThat(Tally.of(SENT, stored("a1", "a2", "b1", "b1"), false)).isEqualTo(new Tally(4, 0, 1, 0, 0));
        assertThat(Tally.of(SENT, stored("a2", "a1", "b1"), false)).isEqualTo(new Tally(3, 0, 0, 0, 1));
        assertThat(Tally.of(SENT, stored("a1", "a2", "b1", "c1"), false)).isEqualTo(new Tally(4, 0, 0, 1, 0));
        assertThat(Tally.of(SENT, stored("a1", "b1"), true)).isEqualTo(new Tally(2, 1, 0, 1, 0));
    }

    private static List<Stored> stored(String... entries) {
        return List.of(entries).stream()
                .map(entry -> new Stored(entry.substring(0, 1), Integer.parseInt(entry.substring(1))))
                .toList();
    }
}
