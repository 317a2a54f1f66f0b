package dev.newswire.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QuantityTextTest {

    @Property
    void readsBackEveryDurationItWrites(@ForAll @LongRange(min = 0) long millis) {
        Duration duration = Duration.ofMillis(millis);
        assertThat(DurationText.parse(DurationText.format(duration))).isEqualTo(duration);
    }

    @Property
    void readsBackEverySizeItWrites(@ForAll @LongRange(min = 0) long bytes) {
        assertThat(SizeText.parse(SizeText.format(bytes))).isEqualTo(bytes);
    }

    @Property
    void refusesOrReadsAnyTextButNeverFailsOtherwise(@ForAll @StringLength(max = 40) String text) {
        try {
            assertThat(DurationText.parse(text)).isGreaterThanOrEqualTo(Duration.ZERO);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("not a duration");
        }
    }

    @Test
    void readsEveryUnit() {
        assertThat(DurationText.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(DurationText.parse("30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(DurationText.parse(" 5 m ")).isEqualTo(Duration.ofMinutes(5));
        assertThat(DurationText.parse("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(DurationText.parse("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(SizeText.parse("512B")).isEqualTo(512);
        assertThat(SizeText.parse("64KiB")).isEqualTo(65_536);
        assertThat(SizeText.parse("4MiB")).isEqualTo(4_194_304);
        assertThat(SizeText.parse("1GiB")).isEqualTo(1_073_741_824);
    }

    @Test
    void writesWithTheLargestUnitThatDivides() {
        assertThat(DurationText.format(Duration.ofSeconds(90))).isEqualTo("90s");
        assertThat(DurationText.format(Duration.ofMinutes(120))).isEqualTo("2h");
        assertThat(DurationText.format(Duration.ZERO)).isEqualTo("0s");
        assertThat(SizeText.format(1536)).isEqualTo("1536B");
        assertThat(SizeText.format(3L << 20)).isEqualTo("3MiB");
        assertThat(SizeText.format(0)).isEqualTo("0B");
    }

    @Test
    void refusesBareNumbersForeignUnitsSignsAndWhatOverflows() {
        for (String wrong : new String[] {"", "30", "s", "-5s", "1.5h", "5 weeks", "1h30m", "9223372036854775807d"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> DurationText.parse(wrong));
        }
        for (String wrong : new String[] {"", "4096", "MiB", "-1B", "4MB", "4mib", "99999999999TiB"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> SizeText.parse(wrong));
        }
    }
}
