package dev.newswire.ingest.fetch.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "sun, 6 nov 1994 8:49:37 gmt",
                " 06 Nov 1994 08:49:37 UTC ",
                "Sun, 06 Nov 1994 09:49:37 +0100"
            })
    void readsAllForms(String text) {
        assertThat(HttpDate.parse(text, NOW)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @Test
    void takesShortYearsThatLieFarAheadForThePast() {
        assertThat(HttpDate.parse("Sunday, 06-Nov-76 08:49:37 GMT", NOW))
                .contains(Instant.parse("2076-11-06T08:49:37Z"));
        assertThat(HttpDate.parse("Sunday, 06-Nov-77 08:49:37 GMT", NOW))
                .contains(Instant.parse("1977-11-06T08:49:37Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "tomorrow", "Sun, 31 Feb 2026 25:00:00 GMT", "2026-11-22T12:00:00Z", ","})
    void saysNothingOfWhatIsNoDate(String text) {
        assertThat(HttpDate.parse(text, NOW)).isEmpty();
    }
}
