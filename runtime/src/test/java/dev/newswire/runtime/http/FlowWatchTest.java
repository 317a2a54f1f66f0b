package dev.newswire.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.service.Progress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FlowWatchTest {

    private long now = Long.MAX_VALUE - 5;
    private final FlowWatch watch = new FlowWatch(Duration.ofSeconds(30), () -> now);

    @Test
    void whoHasNothingToReadIsReadyHoweverLong() {
        flows(false, 0);
        after(1_000);
        flows(false, 0);
    }

    @Test
    void whoHasSomethingToReadIsNotReadyBeforeItsFirstRecord() {
        stands(true, 0);
        after(10);
        stands(true, 0);
        after(10);
        flows(true, 1);
    }

    @Test
    void whoHasReadBeforeAnyoneAskedIsReady() {
        flows(true, 4_000);
    }

    @Test
    void whoStandsStillIsNotReadyOnceThePatienceIsOver() {
        flows(true, 7);
        after(30);
        flows(true, 7);
        after(1);
        assertThat(watch.standstill(new Progress(true, 7)).orElseThrow())
                .isEqualTo("there is something to read, and nothing was done for 31 s");
        after(5);
        flows(true, 8);
    }

    @Test
    void timeWithoutAnythingToReadIsNoStandstill() {
        flows(true, 7);
        after(10);
        flows(false, 9);
        after(600);
        flows(true, 9);
        after(30);
        flows(true, 9);
        after(1);
        stands(true, 9);
    }

    @Test
    void everyRecordBeginsThePatienceAnew() {
        for (int done = 1; done < 20; done++) {
            flows(true, done);
            after(29);
        }
    }

    @Test
    void aCountThatBeginsAnewIsProgressToo() {
        flows(true, 100);
        after(60);
        flows(true, 2);
    }

    private void flows(boolean pending, long done) {
        assertThat(watch.standstill(new Progress(pending, done))).isEmpty();
    }

    private void stands(boolean pending, long done) {
        assertThat(watch.standstill(new Progress(pending, done))).isPresent();
    }

    private void after(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
