package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration FLOOR = Duration.ofMinutes(1);
    private static final Duration CEILING = Duration.ofHours(6);

    @Test
    void learnsFromTheDatesOfAFirstDocumentHowFastASourcePublishes() {
        Rhythm rhythm = Rhythm.UNKNOWN.after(first(20, NOON.minus(Duration.ofHours(10)), NOON));
        assertThat(rhythm.gap()).contains(Duration.ofMinutes(30));
        assertThat(interval(rhythm)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void looksSeldomAtWhatHasSleptForMonths() {
        Rhythm rhythm =
                Rhythm.UNKNOWN.after(first(20, NOON.minus(Duration.ofDays(300)), NOON.minus(Duration.ofDays(200))));
        assertThat(interval(rhythm)).isEqualTo(CEILING);
    }

    @Test
    void takesABatchOfOneMomentForNoRush() {
        Instant morning = NOON.minus(Duration.ofHours(3));
        Rhythm rhythm = Rhythm.UNKNOWN.after(first(30, morning, morning));
        assertThat(rhythm.turnover()).isEmpty();
        assertThat(interval(rhythm)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void looksTwiceAtLeastWhileADocumentIsReplaced() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofHours(2)), Optional.empty());
        Look half = new Look(NOON, before(Duration.ofMinutes(30)), 20, 10, true, DateSpan.NONE);
        assertThat(rhythm.after(half).turnover()).contains(Duration.ofHours(1));
        assertThat(interval(rhythm.after(half))).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void hurriesWhenEverythingWasReplaced() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofHours(2)), Optional.empty());
        Look gone = new Look(NOON, before(Duration.ofHours(1)), 20, 20, false, DateSpan.NONE);
        assertThat(interval(rhythm.after(gone))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void remembersTheRushOfYesterdayAndForgetsThatOfLastMonth() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofHours(4)), Optional.of(Duration.ofMinutes(20)));
        Instant now = NOON;
        for (int i = 0; i < 24; i++) {
            rhythm = rhythm.after(Look.unchanged(now, Optional.of(now.minus(Duration.ofHours(1))), 20));
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(rhythm.turnover().orElseThrow()).isBetween(Duration.ofMinutes(40), Duration.ofHours(1));
        for (int i = 0; i < 24 * 30; i++) {
            rhythm = rhythm.after(Look.unchanged(now, Optional.of(now.minus(Duration.ofHours(1))), 20));
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(interval(rhythm)).isEqualTo(CEILING);
    }

    @Test
    void slowsDownForAnUndatedSourceThatSaysNothing() {
        Rhythm rhythm = Rhythm.UNKNOWN.after(new Look(NOON, Optional.empty(), 5, 5, true, DateSpan.NONE));
        assertThat(interval(rhythm)).isEqualTo(Duration.ofMinutes(30));
        Instant last = NOON;
        for (int i = 0; i < 40; i++) {
            Instant now = last.plus(interval(rhythm));
            rhythm = rhythm.after(Look.unchanged(now, Optional.of(last), 5));
            last = now;
        }
        assertThat(interval(rhythm)).isEqualTo(CEILING);
    }

    @Test
    void keepsWithinItsBoundsTheLowerOneFirst() {
        Rhythm fast = new Rhythm(Optional.of(Duration.ofSeconds(1)), Optional.of(Duration.ofSeconds(10)));
        assertThat(interval(fast)).isEqualTo(FLOOR);
        assertThat(fast.interval(Duration.ofHours(8), Duration.ofHours(6))).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void countsNothingAsMissedWhileAnythingOverlaps() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofMinutes(1)), Optional.empty());
        assertThat(rhythm.missed(new Look(NOON, before(Duration.ofHours(1)), 20, 19, true, DateSpan.NONE)))
                .isZero();
        assertThat(rhythm.missed(new Look(NOON, Optional.empty(), 20, 20, false, DateSpan.NONE)))
                .isZero();
    }

    @Test
    void estimatesTheHoleFromTheDatesAroundIt() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofSeconds(30)), Optional.empty());
        DateSpan dates = new DateSpan(20, Optional.of(NOON.minus(Duration.ofMinutes(10))), Optional.of(NOON));
        Look look = new Look(NOON, before(Duration.ofHours(1)), 20, 20, false, dates);
        assertThat(rhythm.missed(look)).isBetween(90L, 110L);
    }

    @Test
    void countsNothingWhenTheDatesReachBackToTheLastLook() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofMinutes(1)), Optional.empty());
        DateSpan dates = new DateSpan(20, Optional.of(NOON.minus(Duration.ofDays(3))), Optional.of(NOON));
        assertThat(rhythm.missed(new Look(NOON, before(Duration.ofHours(1)), 20, 20, false, dates)))
                .isZero();
    }

    @Test
    void countsOneAtLeastWhereNothingIsDated() {
        Look look = new Look(NOON, before(Duration.ofHours(1)), 20, 20, false, DateSpan.NONE);
        assertThat(new Rhythm(Optional.of(Duration.ofMinutes(1)), Optional.empty()).missed(look))
                .isEqualTo(40);
        assertThat(Rhythm.UNKNOWN.missed(look)).isOne();
    }

    @Test
    void doesNotMultiplyABurstIntoTheSilenceBeforeIt() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofMinutes(72)), Optional.empty());
        Instant burst = NOON.minus(Duration.ofMinutes(5));
        DateSpan dates = new DateSpan(20, Optional.of(burst), Optional.of(burst.plusSeconds(1)));
        assertThat(rhythm.missed(new Look(NOON, before(Duration.ofMinutes(20)), 20, 20, false, dates)))
                .isLessThanOrEqualTo(20);
    }

    /** A newsroom by day and night, with rush hours, seen through a window of 30 entries for ten days. */
    @Test
    void missesNothingOfANewsroomAndAsksNoMoreThanFourTimesForEachItem() {
        Random random = new Random(7);
        List<Instant> items = new ArrayList<>();
        for (Instant at = NOON.minus(Duration.ofDays(3)); at.isBefore(NOON.plus(Duration.ofDays(10))); ) {
            int hour = at.atOffset(ZoneOffset.UTC).getHour();
            double meanMinutes = hour < 6 ? 90 : hour >= 8 && hour < 10 ? 3 : 15;
            items.add(at);
            at = at.plusMillis((long) (-Math.log(1 - random.nextDouble()) * meanMinutes * 60_000));
        }
        Rhythm rhythm = Rhythm.UNKNOWN;
        Optional<Instant> last = Optional.empty();
        int shown = 0;
        long missed = 0;
        long estimated = 0;
        int polls = 0;
        int firstSeen = -1;
        for (Instant now = NOON; now.isBefore(NOON.plus(Duration.ofDays(10))); now = now.plus(interval(rhythm))) {
            Instant at = now;
            int until = (int) items.stream().filter(item -> !item.isAfter(at)).count();
            int from = Math.max(0, until - 30);
            firstSeen = firstSeen < 0 ? from : firstSeen;
            DateSpan dates = DateSpan.NONE;
            for (Instant item : items.subList(from, until)) {
                dates = dates.and(item, now);
            }
            int fresh = until - Math.max(from, shown);
            Look look = new Look(now, last, until - from, fresh, last.isEmpty() || from < shown, dates);
            missed += last.isEmpty() ? 0 : Math.max(0, from - shown);
            estimated += rhythm.missed(look);
            rhythm = rhythm.after(look);
            shown = until;
            last = Optional.of(now);
            polls++;
        }
        assertThat(missed).isZero();
        assertThat(estimated).isZero();
        assertThat(polls).isLessThan(4 * (shown - firstSeen));
    }

    private static Duration interval(Rhythm rhythm) {
        return rhythm.interval(FLOOR, CEILING);
    }

    private static Optional<Instant> before(Duration elapsed) {
        return Optional.of(NOON.minus(elapsed));
    }

    private static Look first(int items, Instant oldest, Instant newest) {
        DateSpan dates = new DateSpan(items, Optional.of(oldest), Optional.of(newest));
        return new Look(NOON, Optional.empty(), items, items, true, dates);
    }
}
