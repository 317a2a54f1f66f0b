package dev.newswire.monitor.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.monitor.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Windows of four samples, five seconds apart. */
class StatusRulesTest {
    private static final StatusRules RULES = new StatusRules(0.8);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Long NOTHING = null;

    private final LagWindow window = new LagWindow(4);
    private PartitionStatus last;

    @Test
    void isOkAtOnceWhenNothingIsUnread() {
        sample(10L, 11, 0, null);
        assertThat(last.status()).isEqualTo(LagStatus.OK);
        assertThat(last.catchUp()).isZero();
        assertThat(last.readPerSecond()).isNull();
    }

    @Test
    void knowsNothingOfLagBeforeTheWindowIsFull() {
        for (int i = 0; i < 3; i++) {
            sample(10L, 20, 10, null);
            assertThat(last.status()).isNull();
        }
        sample(10L, 20, 10, null);
        assertThat(last.status()).isEqualTo(LagStatus.STOP);
    }

    @Test
    void aMemberThatHoldsThePartitionTellsAStallFromAStop() {
        for (int i = 0; i < 4; i++) {
            sample(10L, 20 + i, 10 + i, "member");
        }
        assertThat(last.status()).isEqualTo(LagStatus.STALL);
        sample(10L, 25, 15, null);
        assertThat(last.status()).isEqualTo(LagStatus.STOP);
    }

    @Test
    void whoeverCommitsNothingAtAllStallsToo() {
        for (int i = 0; i < 4; i++) {
            sample(NOTHING, 20, 20, "member");
        }
        assertThat(last.status()).isEqualTo(LagStatus.STALL);
        assertThat(last.readPerSecond()).isNull();
    }

    @Test
    void isOkWhileAnyMomentOfTheWindowHadNoLag() {
        sample(10L, 10, 0, null);
        for (int i = 0; i < 3; i++) {
            sample(10L, 20, 10, null);
            assertThat(last.status()).isEqualTo(LagStatus.OK);
        }
        sample(10L, 20, 10, null);
        assertThat(last.status()).isEqualTo(LagStatus.STOP);
    }

    @Test
    void warnsOfALagThatOnlyGrows() {
        sample(10L, 20, 10, "member");
        sample(15L, 40, 25, "member");
        sample(20L, 60, 40, "member");
        sample(25L, 80, 55, "member");
        assertThat(last.status()).isEqualTo(LagStatus.WARN);
        assertThat(last.writtenPerSecond()).isEqualTo(4.0);
        assertThat(last.readPerSecond()).isEqualTo(1.0);
        assertThat(last.catchUp()).isNull();
    }

    @Test
    void isOkWhenItCatchesUpOrKeepsPace() {
        sample(0L, 100, 100, "member");
        sample(20L, 105, 85, "member");
        sample(40L, 110, 70, "member");
        sample(60L, 115, 55, "member");
        assertThat(last.status()).isEqualTo(LagStatus.OK);
        assertThat(last.catchUp()).isEqualTo(Duration.ofSeconds(18));
        LagWindow even = new LagWindow(3);
        for (int i = 0; i < 3; i++) {
            even.add(i * 5_000L, 10 + i, 15 + i, 5);
        }
        assertThat(RULES.judge(even, lag(12L, 17, 5, "member", null)).status()).isEqualTo(LagStatus.OK);
    }

    @Test
    void seesGoingBackAtOnceEvenFromTheVeryEnd() {
        sample(20L, 20, 0, "member");
        sample(5L, 20, 15, null);
        assertThat(last.status()).isEqualTo(LagStatus.REWIND);
        assertThat(last.readPerSecond()).isNull();
        sample(9L, 20, 11, "member");
        assertThat(last.status()).isEqualTo(LagStatus.REWIND);
        sample(20L, 20, 0, "member");
        assertThat(last.status()).isEqualTo(LagStatus.OK);
    }

    @Test
    void forgettingItsOffsetsIsGoingBack() {
        sample(20L, 20, 0, "member");
        sample(NOTHING, 20, 20, "member");
        assertThat(last.status()).isEqualTo(LagStatus.REWIND);
    }

    @Test
    void whatIsAboutToBeDeletedMattersMost() {
        window.add(START, lag(10L, 20, 10, null, 0.85));
        assertThat(RULES.judge(window, lag(10L, 20, 10, null, 0.85)).status()).isEqualTo(LagStatus.RETENTION_RISK);
        assertThat(RULES.judge(window, lag(10L, 20, 10, null, 0.5)).status()).isNull();
        assertThat(RULES.judge(window, lag(10L, 20, 0, null, 1.0)).status()).isEqualTo(LagStatus.RETENTION_RISK);
    }

    private void sample(Long committed, long end, long lag, String member) {
        PartitionLag sample = lag(committed, end, lag, member, null);
        window.add(
                START.plusSeconds(window.size() == 0 ? 0 : (window.newest() - START.toEpochMilli()) / 1000 + 5),
                sample);
        last = RULES.judge(window, sample);
    }

    private static PartitionLag lag(Long committed, long end, long lag, String member, Double retentionUsed) {
        return new PartitionLag("t", 0, committed, end, lag, true, null, member, retentionUsed);
    }
}
