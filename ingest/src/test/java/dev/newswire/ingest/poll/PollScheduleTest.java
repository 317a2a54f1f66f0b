package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Pace PACE = new Pace(Duration.ofMinutes(1), Duration.ofHours(6), Duration.ofDays(1));
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private final PollSchedule early = new PollSchedule(() -> 0.0);
    private final PollSchedule middle = new PollSchedule(() -> 0.5);
    private final PollSchedule late = new PollSchedule(() -> 0.999);

    @Test
    void spreadsPollsAroundTheInterval() {
        assertThat(success(early, HALF_HOUR, Duration.ZERO)).isEqualTo(Duration.ofMinutes(27));
        assertThat(success(late, HALF_HOUR, Duration.ZERO)).isBetween(Duration.ofMinutes(32), Duration.ofMinutes(33));
    }

    @Test
    void neverComesEarlierThanTheSourceAsks() {
        assertThat(success(early, HALF_HOUR, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
        assertThat(success(late, HALF_HOUR, Duration.ofHours(2)))
                .isBetween(Duration.ofHours(2), Duration.ofMinutes(127));
    }

    @Test
    void doesNotLetItselfBeSentAwayForAYear() {
        assertThat(success(early, HALF_HOUR, Duration.ofDays(365))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void neverComesEarlierThanTheFloor() {
        assertThat(success(early, Duration.ofMinutes(1), Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void waitsOutQuietHoursAndDays() {
        QuietTimes night = new QuietTimes(Set.of(12, 13, 14), Set.of());
        assertThat(early.afterSuccess(NOON, PACE, HALF_HOUR, Duration.ZERO, night))
                .isEqualTo("2026-03-04T15:00:00Z");
        QuietTimes wednesday = new QuietTimes(Set.of(0), Set.of(DayOfWeek.WEDNESDAY));
        assertThat(early.afterSuccess(NOON, PACE, HALF_HOUR, Duration.ZERO, wednesday))
                .isEqualTo("2026-03-05T01:00:00Z");
    }

    @Test
    void doesNotHeedASourceThatNeverWantsToBeRead() {
        QuietTimes always = new QuietTimes(IntStream.range(0, 24).boxed().collect(Collectors.toSet()), Set.of());
        assertThat(early.afterSuccess(NOON, PACE, HALF_HOUR, Duration.ZERO, always))
                .isEqualTo(NOON.plus(Duration.ofMinutes(27)));
    }

    @Test
    void comesBackSoonAfterAFailureAndThenHalfAsOftenEachTime() {
        assertThat(failure(1, false, Optional.empty())).isEqualTo(Duration.ofMinutes(2));
        assertThat(failure(2, false, Optional.empty())).isEqualTo(Duration.ofMinutes(4));
        assertThat(failure(5, false, Optional.empty())).isEqualTo(Duration.ofMinutes(32));
        assertThat(failure(50, false, Optional.empty())).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void isInNoHurryAfterARefusal() {
        assertThat(failure(1, true, Optional.empty())).isEqualTo(Duration.ofMinutes(30));
        assertThat(failure(3, true, Optional.empty())).isEqualTo(Duration.ofHours(2));
        assertThat(failure(50, true, Optional.empty())).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void spreadsFailuresSoThatABackUpServerIsNotStormed() {
        Duration first = Duration.between(NOON, early.afterFailure(NOON, PACE, HALF_HOUR, 3, false, Optional.empty()));
        Duration last = Duration.between(NOON, late.afterFailure(NOON, PACE, HALF_HOUR, 3, false, Optional.empty()));
        assertThat(first).isEqualTo(Duration.ofMinutes(6));
        assertThat(last).isGreaterThan(Duration.ofSeconds(599));
    }

    @Test
    void waitsAsLongAsRetryAfterSaysButNotForEver() {
        assertThat(failure(1, false, Optional.of(Duration.ofHours(1))))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(63));
        assertThat(failure(1, false, Optional.of(Duration.ofDays(900))))
                .isBetween(Duration.ofDays(1), Duration.ofHours(26));
        assertThat(failure(6, true, Optional.of(Duration.ofSeconds(1)))).isEqualTo(Duration.ofHours(16));
    }

    private static Duration success(PollSchedule schedule, Duration interval, Duration asked) {
        return Duration.between(NOON, schedule.afterSuccess(NOON, PACE, interval, asked, QuietTimes.NONE));
    }

    private Duration failure(int failures, boolean refused, Optional<Duration> retryAfter) {
        return Duration.between(NOON, middle.afterFailure(NOON, PACE, HALF_HOUR, failures, refused, retryAfter));
    }
}
