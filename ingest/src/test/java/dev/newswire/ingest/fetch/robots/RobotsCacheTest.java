package dev.newswire.ingest.fetch.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.budget.ManualScheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class RobotsCacheTest {
    private static final RobotsVerdict NOTHING = new RobotsVerdict.Known(
            RobotsRules.parse("User-agent: *\nDisallow: /".getBytes(StandardCharsets.UTF_8), "x"));
    private static final RobotsVerdict DOWN = new RobotsVerdict.Unreachable("down");

    private final ManualScheduler time = new ManualScheduler(Instant.parse("2026-11-22T12:00:00Z"));
    private final Deque<CompletableFuture<RobotsVerdict>> answers = new ArrayDeque<>();
    private final RobotsCache cache = new RobotsCache(origin -> answers.removeFirst(), time);

    private void answer(RobotsVerdict verdict) {
        answers.add(CompletableFuture.completedFuture(verdict));
    }

    @Test
    void asksAHostOnceADay() {
        answer(NOTHING);
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(NOTHING);
        time.pass(Duration.ofHours(23));
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(NOTHING);
        time.pass(Duration.ofHours(1));
        answer(new RobotsVerdict.Known(RobotsRules.NONE));
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(new RobotsVerdict.Known(RobotsRules.NONE));
    }

    @Test
    void asksOnceHoweverManyWaitAndLetsEachLeave() {
        CompletableFuture<RobotsVerdict> asked = new CompletableFuture<>();
        answers.add(asked);
        CompletableFuture<RobotsVerdict> one = cache.verdict("http://a:80");
        CompletableFuture<RobotsVerdict> two = cache.verdict("http://a:80");
        one.cancel(true);
        asked.complete(NOTHING);
        assertThat(two).isCompletedWithValue(NOTHING);
    }

    @Test
    void keepsHostsApart() {
        answer(NOTHING);
        answer(DOWN);
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(NOTHING);
        assertThat(cache.verdict("https://a:443").join()).isEqualTo(DOWN);
    }

    @Test
    void asksAnUnreachableHostAgainAfterAnHour() {
        answer(DOWN);
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(DOWN);
        time.pass(Duration.ofMinutes(59));
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(DOWN);
        time.pass(Duration.ofMinutes(1));
        answer(NOTHING);
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(NOTHING);
    }

    @Test
    void letsTheLastKnownRulesStandWhileAHostIsUnreachable() {
        answer(NOTHING);
        cache.verdict("http://a:80").join();
        time.pass(Duration.ofHours(25));
        answer(DOWN);
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(NOTHING);
        time.pass(Duration.ofHours(1));
        answer(DOWN);
        assertThat(cache.verdict("http://a:80").join()).isEqualTo(NOTHING);
    }
}
