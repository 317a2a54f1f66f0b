package dev.newswire.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private final AtomicLong now = new AtomicLong();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), now::get, new Random(1));

    @Test
    void doublesUpToItsLimitAndShortensByHalfAtMost() {
        long[] whole = {100, 200, 400, 800, 1_600, 2_000, 2_000};
        for (long millis : whole) {
            backoff.fail();
            assertThat(backoff.left()).isBetween(Duration.ofMillis(millis / 2), Duration.ofMillis(millis));
        }
    }

    @Test
    void isOverWhenTimeHasPassedOrAllIsWell() {
        assertThat(backoff.left()).isZero();
        backoff.fail();
        now.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(backoff.left()).isZero();
        backoff.fail();
        backoff.succeed();
        assertThat(backoff.left()).isZero();
        assertThat(backoff.failures()).isZero();
    }

    @Test
    void staysAtItsLimitForever() {
        for (int i = 0; i < 10_000; i++) {
            backoff.fail();
        }
        assertThat(backoff.left()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
}
