package dev.newswire.ingest.fetch.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Optional<Duration> of(String value) {
        return RetryAfter.of(HeaderFields.NONE.with("retry-after", value), NOW, Duration.ofDays(1));
    }

    @Test
    void readsSeconds() {
        assertThat(of("120")).contains(Duration.ofMinutes(2));
        assertThat(of("0")).contains(Duration.ZERO);
    }

    @Test
    void readsDates() {
        assertThat(of("Sun, 22 Nov 2026 13:30:00 GMT")).contains(Duration.ofMinutes(90));
    }

    @Test
    void reckonsDatesByTheServersClock() {
        HeaderFields answer = HeaderFields.NONE
                .with("Date", "Sun, 22 Nov 2026 09:00:00 GMT")
                .with("Retry-After", "Sun, 22 Nov 2026 09:10:00 GMT");
        assertThat(RetryAfter.of(answer, NOW, Duration.ofDays(1))).contains(Duration.ofMinutes(10));
    }

    @Test
    void takesNoAnswerBeyondItsBounds() {
        assertThat(of("31536000")).contains(Duration.ofDays(1));
        assertThat(of("999999999999999999999999999")).contains(Duration.ofDays(1));
        assertThat(of("Sun, 22 Nov 2099 13:30:00 GMT")).contains(Duration.ofDays(1));
        assertThat(of("Sun, 22 Nov 2020 13:30:00 GMT")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "60 s", "１２"})
    void ignoresWhatIsNeither(String value) {
        assertThat(of(value)).isEmpty();
    }
}
