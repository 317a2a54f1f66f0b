package dev.newswire.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a source publishes, as learned by looking at it, and how often it has to be looked at so that nothing comes and
 * goes in between: once for each new item, and twice at least in the time in which its document is replaced.
 *
 * @param gap average time between two new items, those of the last half day weighing most; empty while it is not known
 * @param turnover time in which the whole document was replaced when that went fastest; it recovers slowly, so that
 *     yesterday's rush hour is expected today. Empty while it is not known
 */
record Rhythm(Optional<Duration> gap, Optional<Duration> turnover) {

    static final Rhythm UNKNOWN = new Rhythm(Optional.empty(), Optional.empty());

    /** Time between looks at a source of which nothing is known. */
    private static final Duration FIRST = Duration.ofMinutes(30);

    private static final double MEMORY_SECONDS = Duration.ofHours(12).toSeconds();
    private static final double RECOVERY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final double LONGEST_SECONDS = Duration.ofDays(365).toSeconds();
    private static final double SHORTEST_SECONDS = 0.1;
    /** A smaller share of new entries says more about chance than about the rush. */
    private static final double TELLING_SHARE = 0.25;

    private static final int TELLING_DATES = 4;

    /** Time to the next look, within the bounds; the upper one gives way to the lower. */
    Duration interval(Duration floor, Duration ceiling) {
        Duration wanted = gap.orElse(FIRST);
        Duration safe = turnover.map(time -> time.dividedBy(2))
                .filter(half -> half.compareTo(wanted) < 0)
                .orElse(wanted);
        Duration bounded = safe.compareTo(ceiling) > 0 ? ceiling : safe;
        return bounded.compareTo(floor) < 0 ? floor : bounded;
    }

    /** The rhythm, with one more look at it. */
    Rhythm after(Look look) {
        Optional<Duration> elapsed = look.elapsed();
        if (elapsed.isEmpty()) {
            return first(look);
        }
        double seconds = seconds(elapsed.get());
        double seen = look.fresh() / seconds;
        double rate;
        if (gap.isPresent()) {
            double weight = 1 - Math.exp(-seconds / MEMORY_SECONDS);
            rate = (1 - weight) / seconds(gap.get()) + weight * seen;
        } else {
            // Without a single new item all that is known is that they are further apart than the looks.
            rate = look.fresh() > 0 ? seen : 0.5 / seconds;
        }
        return new Rhythm(Optional.of(duration(1 / rate)), turnover(look, seconds));
    }

    /**
     * Estimate of the items that came and went between this look and the one before; zero unless everything turned over.
     * Entries that were published before the last look prove that there is no hole.
     */
    long missed(Look look) {
        if (!look.turnedOver()) {
            return 0;
        }
        Instant before = look.before().orElseThrow();
        boolean dated = look.dates().count() * 2 >= look.items();
        double expected = gap.map(time -> seconds(look.elapsed().orElseThrow()) / seconds(time))
                .orElse(0.0);
        if (!dated) {
            return Math.max(1, Math.round(expected - look.items()));
        }
        Instant oldest = look.dates().oldest().orElse(before);
        if (!oldest.isAfter(before)) {
            return 0;
        }
        double hole = seconds(Duration.between(before, oldest));
        double span = seconds(look.dates().length());
        double own = span > 0 ? hole * (look.dates().count() - 1) / span : 0;
        double learned = gap.map(time -> hole / seconds(time)).orElse(own);
        // A burst says little about the silence before it.
        return Math.round(Math.max(learned, Math.min(own, Math.max(4 * learned, look.items()))));
    }

    /** A first document is as good as many looks when its entries are dated. */
    private static Rhythm first(Look look) {
        DateSpan dates = look.dates();
        if (dates.count() < 2) {
            return UNKNOWN;
        }
        double age = seconds(Duration.between(dates.oldest().orElseThrow(), look.at()));
        double span = seconds(dates.length());
        boolean telling = dates.count() >= TELLING_DATES && span > 0;
        return new Rhythm(
                Optional.of(duration(age / dates.count())),
                telling ? Optional.of(duration(span * look.items() / (dates.count() - 1))) : Optional.empty());
    }

    private Optional<Duration> turnover(Look look, double elapsed) {
        double recovered = turnover.map(time -> seconds(time) * (1 + elapsed / RECOVERY_SECONDS))
                .orElse(Double.MAX_VALUE);
        double share = look.items() == 0 ? 0 : (double) look.fresh() / look.items();
        double seen = Double.MAX_VALUE;
        if (!look.overlaps() && look.fresh() > 0) {
            seen = elapsed / 2;
        } else if (share >= TELLING_SHARE) {
            seen = elapsed / share;
        }
        double fastest = Math.min(recovered, seen);
        return fastest > LONGEST_SECONDS ? Optional.empty() : Optional.of(duration(fastest));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Duration duration(double seconds) {
        double bounded = Math.max(SHORTEST_SECONDS, Math.min(seconds, LONGEST_SECONDS));
        return Duration.ofMillis(Math.round(bounded * 1000));
    }
}
