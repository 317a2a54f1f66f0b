package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.Hop;
import dev.newswire.schemas.MoveCandidate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoveWatchTest {
    private static final URI OLD = URI.create("https://old.example/feed");
    private static final URI NEW = URI.create("https://new.example/feed");
    private static final URI CDN = URI.create("https://cdn.example/feed");
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void followsOnlyThePermanentRedirectsThatComeFirst() {
        assertThat(MoveWatch.target(OLD, List.of(new Hop(OLD, 301, NEW)))).contains(NEW);
        assertThat(MoveWatch.target(OLD, List.of(new Hop(OLD, 308, NEW), new Hop(NEW, 302, CDN))))
                .contains(NEW);
        for (int temporary : List.of(302, 303, 307)) {
            assertThat(MoveWatch.target(OLD, List.of(new Hop(OLD, temporary, NEW), new Hop(NEW, 301, CDN))))
                    .isEmpty();
        }
        assertThat(MoveWatch.target(OLD, List.of())).isEmpty();
    }

    @Test
    void doesNotMoveFromAnEncryptedAddressToOneInClear() {
        assertThat(MoveWatch.target(OLD, List.of(new Hop(OLD, 301, URI.create("http://old.example/feed")))))
                .isEmpty();
    }

    @Test
    void believesWhatStoodAtEveryPollOfConsecutiveDays() {
        MoveCandidate candidate = null;
        for (int hours : List.of(0, 6, 12, 18)) {
            candidate = MoveWatch.after(candidate, Optional.of(NEW), NOON.plus(Duration.ofHours(hours)));
            assertThat(MoveWatch.confirmed(Objects.requireNonNull(candidate))).isFalse();
        }
        candidate = MoveWatch.after(candidate, Optional.of(NEW), NOON.plus(Duration.ofDays(1)));
        assertThat(Objects.requireNonNull(candidate).getDays()).isEqualTo(2);
        assertThat(MoveWatch.confirmed(candidate)).isTrue();
    }

    @Test
    void isNotFooledByMidnight() {
        Instant late = Instant.parse("2026-03-04T23:58:00Z");
        MoveCandidate candidate = null;
        for (int minutes = 0; minutes < 10; minutes++) {
            candidate = MoveWatch.after(candidate, Optional.of(NEW), late.plus(Duration.ofMinutes(minutes)));
        }
        assertThat(Objects.requireNonNull(candidate).getDays()).isEqualTo(2);
        assertThat(MoveWatch.confirmed(candidate)).isFalse();
    }

    @Test
    void beginsAnewAfterADayWithoutOrWithAnotherAddress() {
        MoveCandidate first = MoveWatch.after(null, Optional.of(NEW), NOON);
        assertThat(MoveWatch.after(first, Optional.empty(), NOON.plusSeconds(60)))
                .isNull();
        assertThat(MoveWatch.after(first, Optional.of(CDN), NOON.plusSeconds(60)))
                .satisfies(candidate -> assertThat(candidate.getPolls()).isOne());
        assertThat(MoveWatch.after(first, Optional.of(NEW), NOON.plus(Duration.ofDays(2))))
                .satisfies(candidate -> assertThat(candidate.getPolls()).isOne());
    }
}
