package dev.newswire.enrich.date;

import java.time.Instant;

/**
 * When an article was published.
 *
 * @param at the moment, UTC; units smaller than {@code precision} are zero
 * @param origin where it was read
 * @param precision smallest unit it was given in
 * @param confidence 0 to 1
 */
public record PublishedDate(Instant at, Origin origin, Precision precision, double confidence) {

    public PublishedDate {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
    }
}
