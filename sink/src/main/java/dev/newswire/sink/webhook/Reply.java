package dev.newswire.sink.webhook;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** What a target's answer means for the record. */
sealed interface Reply {

    /** It has it. */
    record Taken() implements Reply {}

    /**
     * Not now.
     *
     * @param pause as long as the target asks for; zero where it does not say
     */
    record Again(String why, Duration pause) implements Reply {}

    /** Never this one. */
    record Refused(String why) implements Reply {}

    /** Never anything again. */
    record Gone() implements Reply {}

    /** Longest wait a target can ask for. */
    Duration LONGEST = Duration.ofHours(1);

    /** Answers that speak of the message; all others speak of the target, its rights and its address. */
    Set<Integer> ABOUT_THE_MESSAGE = Set.of(400, 406, 409, 411, 413, 414, 415, 422, 431);

    static Reply of(int status, HttpHeaders headers, Clock clock) {
        if (status >= 200 && status < 300) {
            return new Taken();
        }
        if (status == 410) {
            return new Gone();
        }
        String why = "it answered " + status;
        return ABOUT_THE_MESSAGE.contains(status) ? new Refused(why) : new Again(why, retryAfter(headers, clock));
    }

    /** RFC 9110, 10.2.3: seconds or a date. */
    private static Duration retryAfter(HttpHeaders headers, Clock clock) {
        String text = headers.firstValue("retry-after").orElse("").strip();
        Duration asked = Duration.ZERO;
        if (!text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            asked = Duration.ofSeconds(Long.parseLong(text));
        } else if (!text.isEmpty()) {
            try {
                asked = Duration.between(
                        clock.instant(),
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException e) {
                asked = Duration.ZERO;
            }
        }
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
