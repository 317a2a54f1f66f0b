package dev.newswire.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.schemas.TrendKind;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class TrendCounterTest {

    private static final TrendSubject OSLO = new TrendSubject(TrendKind.ENTITY, "LOCATION:Oslo", "Oslo", "Q585");
    private static final TrendSubject SPORT =
            new TrendSubject(TrendKind.CATEGORY, "15000000", "спорт \uD83D\uDE00", null);

    @Test
    void keepsNotesAndCountsAsTheyWere() {
        TrendNote note = new TrendNote(3, List.of(OSLO, SPORT));
        TrendCount count = new TrendCount(SPORT, 1L << 40, 1_777_000_000_000L);
        TrendKey key = new TrendKey(1_777_000_000_000L, SPORT.recordKey());

        assertThat(TrendNote.fromBytes(note.toBytes())).isEqualTo(note);
        assertThat(TrendCount.fromBytes(count.toBytes())).isEqualTo(count);
        assertThat(TrendKey.fromBytes(key.toBytes())).isEqualTo(key);
    }

    @Test
    void carriesANameOfAnyLength() {
        TrendSubject endless = new TrendSubject(TrendKind.STORY, "a", "Title ".repeat(400_000), null);

        assertThat(TrendNote.fromBytes(new TrendNote(0, List.of(endless)).toBytes())
                        .subjects())
                .containsExactly(endless);
    }

    @Test
    void refusesBytesOfAnotherFormatOrThatBreakOff() {
        byte[] bytes = new TrendNote(1, List.of(OSLO)).toBytes();
        byte[] other = bytes.clone();
        other[0] = 9;

        assertThatThrownBy(() -> TrendNote.fromBytes(other)).hasMessageContaining("another release");
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> TrendNote.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void sortsKeysByWindowFirstAndTheBoundBeforeItsWindow() {
        List<TrendKey> inOrder = List.of(
                new TrendKey(5, "z"), new TrendKey(300, ""), new TrendKey(300, "a"), new TrendKey(1L << 40, "a"));

        assertThat(inOrder)
                .extracting(key -> Objects.requireNonNull(Bytes.wrap(key.toBytes())))
                .isSorted();
    }
}
