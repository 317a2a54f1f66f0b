package dev.newswire.ingest.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IsoMomentTest {

    @Test
    void readsTheFormThatProgramsWrite() {
        assertThat(IsoMoment.of("2026-11-22T10:00:00Z")).hasValue(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(IsoMoment.of("2026-11-22T10:00:00+05:30")).hasValue(Instant.parse("2026-11-22T04:30:00Z"));
        assertThat(IsoMoment.of("2026-11-22T10:00:00-03:00")).hasValue(Instant.parse("2026-11-22T13:00:00Z"));
    }

    @Test
    void leavesEveryOtherFormAlone() {
        assertThat(IsoMoment.of("")).isEmpty();
        assertThat(IsoMoment.of("2026-11-22T10:00:00")).isEmpty();
        assertThat(IsoMoment.of("2026-11-22T10:00:00 Z")).isEmpty();
        assertThat(IsoMoment.of("2026-11-22T10:00:00.5Z")).isEmpty();
        assertThat(IsoMoment.of("2026-11-22 10:00:00Z")).isEmpty();
        assertThat(IsoMoment.of("2026-02-30T10:00:00Z")).isEmpty();
        assertThat(IsoMoment.of("2026-11-22T24:00:00Z")).isEmpty();
        assertThat(IsoMoment.of("2026-11-22T10:00:00+15:00")).isEmpty();
        assertThat(IsoMoment.of("2026-11-22T10:00:00+05:3")).isEmpty();
        assertThat(IsoMoment.of("２０２６-11-22T10:00:00Z")).isEmpty();
    }

    @Property(tries = 500)
    void meansWhatTheReaderOfAllFormsMeans(
            @ForAll @IntRange(min = 1001, max = 9998) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 28) int day,
            @ForAll @IntRange(min = 0, max = 23) int hour,
            @ForAll @IntRange(min = 0, max = 59) int minute,
            @ForAll @IntRange(min = -11, max = 14) int zone) {
        String form = "%04d-%02d-%02d%s%02d:%02d:07%s%02d:30";
        String sign = zone < 0 ? "-" : "+";
        String iso = form.formatted(year, month, day, "T", hour, minute, sign, Math.abs(zone));
        String loose = form.formatted(year, month, day, " ", hour, minute, sign, Math.abs(zone));
        assertThat(IsoMoment.of(loose)).isEmpty();
        assertThat(ClaimedDate.parse(loose)).isEqualTo(ClaimedDate.parse(iso)).isEqualTo(IsoMoment.of(iso));
    }
}
