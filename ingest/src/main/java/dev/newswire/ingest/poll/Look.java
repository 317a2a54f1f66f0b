package dev.newswire.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one look at a document showed.
 *
 * @param at when
 * @param before the last successful look before; empty for the first
 * @param items entries of the document
 * @param fresh how many of them were not there before
 * @param overlaps whether any entry of the document before is still there; true when that held none
 * @param dates what its entries say of their publication
 */
record Look(Instant at, Optional<Instant> before, int items, int fresh, boolean overlaps, DateSpan dates) {

    Look {
        if (fresh > items || fresh < 0) {
            throw new IllegalArgumentException(fresh + " of " + items + " entries cannot be new");
        }
    }

    /** A document that is the same as before. */
    static Look unchanged(Instant at, Optional<Instant> before, int items) {
        return new Look(at, before, items, 0, true, DateSpan.NONE);
    }

    /** Time since the look before, at least a second. */
    Optional<Duration> elapsed() {
        return before.map(earlier -> {
            Duration elapsed = Duration.between(earlier, at);
            return elapsed.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : elapsed;
        });
    }

    /** Whether everything that was there before has gone. */
    boolean turnedOver() {
        return before.isPresent() && !overlaps && items > 1;
    }
}
