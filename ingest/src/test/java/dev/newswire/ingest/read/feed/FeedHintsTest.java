package dev.newswire.ingest.read.feed;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedHintsTest {

    @Test
    void refusesHoursThatNoDayHasAndTimesOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> hints(Optional.empty(), Set.of(24)));
        assertThatIllegalArgumentException().isThrownBy(() -> hints(Optional.of(Duration.ZERO), Set.of()));
    }

    private static FeedHints hints(Optional<Duration> ttl, Set<Integer> hours) {
        return new FeedHints(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ttl,
                Optional.empty(),
                hours,
                Set.of());
    }
}
