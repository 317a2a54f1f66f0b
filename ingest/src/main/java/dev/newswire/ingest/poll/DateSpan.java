package dev.newswire.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The publication dates that the entries of a document claim, those in the future left out.
 *
 * @param count how many entries claim one
 * @param oldest the first of them; empty without any
 * @param newest the last of them; empty without any
 */
record DateSpan(int count, Optional<Instant> oldest, Optional<Instant> newest) {

    static final DateSpan NONE = new DateSpan(0, Optional.empty(), Optional.empty());

    /** Both, with one more date, unless that lies after {@code now}. */
    DateSpan and(Instant date, Instant now) {
        if (date.isAfter(now)) {
            return this;
        }
        return new DateSpan(
                count + 1,
                Optional.of(oldest.filter(date::isAfter).orElse(date)),
                Optional.of(newest.filter(date::isBefore).orElse(date)));
    }

    /** From the oldest to the newest; zero without dates. */
    Duration length() {
        return oldest.isPresent() && newest.isPresent() ? Duration.between(oldest.get(), newest.get()) : Duration.ZERO;
    }
}
