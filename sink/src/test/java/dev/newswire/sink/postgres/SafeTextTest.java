package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SafeTextTest {

    @Test
    void keepsWhatPostgresTakes() {
        String text = "plain, Ünïcode, 新闻, \uD83D\uDE00, tab\t and line\n";

        assertThat(SafeText.text(text)).isSameAs(text);
    }

    @Test
    void replacesUnitByUnitSoThatOffsetsStay() {
        String text = "\0a\uD83Db\uDE00c\uD83D\uDE00d\uD83D";

        assertThat(SafeText.text(text)).isEqualTo("\uFFFDa\uFFFDb\uFFFDc\uD83D\uDE00d\uFFFD");
    }

    @Test
    void boundsKeysAndKeepsDifferentOnesApart() {
        String prefix = "\uD83D\uDE00".repeat(1_000);

        assertThat(SafeText.key(prefix + "1")).hasSizeLessThanOrEqualTo(512).isEqualTo(SafeText.key(prefix + "1"));
        assertThat(SafeText.key(prefix + "1")).isNotEqualTo(SafeText.key(prefix + "2"));
        assertThat(SafeText.text(SafeText.key("x" + prefix))).isEqualTo(SafeText.key("x" + prefix));
        assertThat(SafeText.key("k".repeat(512))).isEqualTo("k".repeat(512));
    }

    @Test
    void boundsTimesAndNumbers() {
        assertThat(SafeText.time(Instant.MIN)).isEqualTo(SafeText.EARLIEST);
        assertThat(SafeText.time(Instant.MAX)).isEqualTo(SafeText.LATEST);
        assertThat(SafeText.time(Instant.EPOCH)).isEqualTo(Instant.EPOCH);
        assertThat(SafeText.number(Double.NaN)).isZero();
        assertThat(SafeText.number(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(SafeText.number(0.5)).isEqualTo(0.5);
    }
}
