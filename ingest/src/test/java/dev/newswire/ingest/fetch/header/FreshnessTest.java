package dev.newswire.ingest.fetch.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String DATE = "Sun, 22 Nov 2026 12:00:00 GMT";

    private static Optional<Duration> of(String... fields) {
        HeaderFields answer = HeaderFields.NONE;
        for (int i = 0; i < fields.length; i += 2) {
            answer = answer.with(fields[i], fields[i + 1]);
        }
        return Freshness.of(answer, NOW, NOW, Duration.ofDays(1));
    }

    @Test
    void saysNothingWhereTheAnswerSaysNothing() {
        assertThat(of("Last-Modified", DATE, "Date", DATE)).isEmpty();
        assertThat(of("Cache-Control", "public")).isEmpty();
        assertThat(of("Cache-Control", "private, must-revalidate")).isEmpty();
    }

    @Test
    void honoursMaxAge() {
        assertThat(of("Cache-Control", "max-age=600")).contains(Duration.ofMinutes(10));
        assertThat(of("cache-control", "Public, MAX-AGE=\"600\"")).contains(Duration.ofMinutes(10));
        assertThat(of("Cache-Control", "public", "Cache-Control", "max-age=60")).contains(Duration.ofMinutes(1));
    }

    @Test
    void ignoresWhatIsSaidToSharedCaches() {
        assertThat(of("Cache-Control", "s-maxage=600")).isEmpty();
        assertThat(of("Cache-Control", "s-maxage=600, max-age=60")).contains(Duration.ofMinutes(1));
    }

    @Test
    void prefersMaxAgeToExpires() {
        assertThat(of("Cache-Control", "max-age=60", "Date", DATE, "Expires", "Sun, 22 Nov 2026 20:00:00 GMT"))
                .contains(Duration.ofMinutes(1));
    }

    @Test
    void honoursExpiresByTheServersClock() {
        assertThat(of("Date", DATE, "Expires", "Sun, 22 Nov 2026 12:30:00 GMT")).contains(Duration.ofMinutes(30));
        assertThat(of("Date", "Sun, 22 Nov 2026 12:20:00 GMT", "Expires", "Sun, 22 Nov 2026 12:30:00 GMT"))
                .contains(Duration.ofMinutes(10));
    }

    @Test
    void takesIllegibleLifetimesForStale() {
        assertThat(of("Expires", "0")).contains(Duration.ZERO);
        assertThat(of("Expires", "-1")).contains(Duration.ZERO);
        assertThat(of("Cache-Control", "max-age=soon")).contains(Duration.ZERO);
        assertThat(of("Cache-Control", "max-age=-10")).contains(Duration.ZERO);
        assertThat(of("Cache-Control", "max-age")).contains(Duration.ZERO);
    }

    @Test
    void letsNoCacheAndNoStoreEndIt() {
        assertThat(of("Cache-Control", "no-cache, max-age=600")).contains(Duration.ZERO);
        assertThat(of("Cache-Control", "max-age=600,no-store")).contains(Duration.ZERO);
    }

    @Test
    void doesNotMistakeQuotedNamesForDirectives() {
        assertThat(of("Cache-Control", "private=\"x, no-cache\", max-age=60")).contains(Duration.ofMinutes(1));
        assertThat(of("Cache-Control", "ext=\"unclosed, max-age=60")).isEmpty();
    }

    @Test
    void takesTheMostCautiousOfContradictions() {
        assertThat(of("Cache-Control", "max-age=600, max-age=60")).contains(Duration.ofMinutes(1));
    }

    @Test
    void subtractsTheAgeThatAnAnswerHasAlready() {
        assertThat(of("Cache-Control", "max-age=600", "Age", "540")).contains(Duration.ofMinutes(1));
        assertThat(of("Cache-Control", "max-age=600", "Age", "9000")).contains(Duration.ZERO);
        assertThat(of("Cache-Control", "max-age=600", "Age", "old")).contains(Duration.ofMinutes(10));
        assertThat(of("Cache-Control", "max-age=600", "Date", "Sun, 22 Nov 2026 11:55:00 GMT"))
                .contains(Duration.ofMinutes(5));
    }

    @Test
    void countsTheTimeOfTheAnswerItselfAsAge() {
        HeaderFields answer =
                HeaderFields.NONE.with("Cache-Control", "max-age=600").with("Age", "100");
        assertThat(Freshness.of(answer, NOW.minusSeconds(20), NOW, Duration.ofDays(1)))
                .contains(Duration.ofSeconds(480));
    }

    @Test
    void takesNoAnswerBeyondItsBound() {
        assertThat(of("Cache-Control", "max-age=31536000")).contains(Duration.ofDays(1));
        assertThat(of("Cache-Control", "max-age=99999999999999999999")).contains(Duration.ofDays(1));
        assertThat(of("Expires", "Fri, 22 Nov 2999 12:30:00 GMT")).contains(Duration.ofDays(1));
    }
}
