package dev.newswire.ingest.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-05-12T08:15:30Z              | 2026-05-12T08:15:30Z",
                "2026-05-12T08:15:30.123456+02:00  | 2026-05-12T06:15:30.123456Z",
                "2026-05-12T08:15+0200             | 2026-05-12T06:15:00Z",
                "2026-05-12T08:15-03               | 2026-05-12T11:15:00Z",
                "2026-05-12 08:15:30               | 2026-05-12T08:15:30Z",
                "2026-05-12 08:15:30 +0300         | 2026-05-12T05:15:30Z",
                "2026-05-12                        | 2026-05-12T00:00:00Z",
                "2026-5-2                          | 2026-05-02T00:00:00Z",
                "20260512T081530Z                  | 2026-05-12T08:15:30Z",
                "20260512                          | 2026-05-12T00:00:00Z",
                "Tue, 12 May 2026 07:30:00 +0200   | 2026-05-12T05:30:00Z",
                "Tue, 12 May 2026 07:30:00 EST     | 2026-05-12T12:30:00Z",
                "Tuesday, 12 May 26 07:30 GMT      | 2026-05-12T07:30:00Z",
                "12 September 2026                 | 2026-09-12T00:00:00Z",
                "Mon, 12 May 2026 07:30:00 GMT     | 2026-05-12T07:30:00Z",
            })
    void readsDatesAsMachinesWriteThem(String claim, String moment) {
        assertThat(ClaimedDate.parse(claim)).contains(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "0000-00-00", "12/05/2026", "May 2026", "2026", "99999999", "T12:00"})
    void takesNothingForADateThatIsNone(String claim) {
        assertThat(ClaimedDate.parse(claim)).isEmpty();
    }

    @Test
    void tellsSecondsFromMilliseconds() {
        Instant moment = Instant.parse("2026-05-12T08:15:00Z");
        assertThat(ClaimedDate.ofEpoch(moment.getEpochSecond())).contains(moment);
        assertThat(ClaimedDate.ofEpoch(moment.toEpochMilli())).contains(moment);
        assertThat(ClaimedDate.ofEpoch(Long.MAX_VALUE)).isEmpty();
    }
}
