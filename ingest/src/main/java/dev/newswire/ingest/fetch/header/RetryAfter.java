package dev.newswire.ingest.fetch.header;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a server asks to be left alone (RFC 9110, section 10.2.3), given in seconds or as a date. Pure. */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * @param now when the answer came
     * @param most what no answer is taken beyond, so that a mistake does not silence a source for years
     * @return from zero, for dates that are past, to {@code most}; empty when the field is absent or illegible
     */
    public static Optional<Duration> of(HeaderFields answer, Instant now, Duration most) {
        return answer.first("Retry-After")
                .flatMap(value -> time(value, answer, now))
                .map(time -> clamped(time, most));
    }

    private static Optional<Duration> time(String value, HeaderFields answer, Instant now) {
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Seconds.of(value));
        }
        // The server's own clock is the one its date was made by.
        Instant from = HeaderDate.of(answer, now).orElse(now);
        return HttpDate.parse(value, now).map(date -> Duration.between(from, date));
    }

    private static Duration clamped(Duration time, Duration most) {
        return time.isNegative() ? Duration.ZERO : time.compareTo(most) > 0 ? most : time;
    }
}
