package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollQueueTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final PollQueue queue = new PollQueue();

    @Test
    void givesSourcesInTheOrderInWhichTheyAreDueAndNoneBefore() {
        PolledSource early = source("https://a.example/1");
        PolledSource late = source("https://b.example/1");
        queue.add(late, NOON.plusSeconds(5));
        queue.add(early, NOON);
        assertThat(queue.earliest()).contains(NOON);
        assertThat(queue.next(NOON.minusSeconds(1))).isEmpty();
        assertThat(queue.next(NOON))
                .hasValueSatisfying(turn -> assertThat(turn.source()).isSameAs(early));
        assertThat(queue.next(NOON)).isEmpty();
        assertThat(queue.next(NOON.plusSeconds(5)))
                .hasValueSatisfying(turn -> assertThat(turn.source()).isSameAs(late));
    }

    @Test
    void asksAHostForOneThingAtATimeWithoutHoldingUpOthers() {
        PolledSource first = source("https://a.example/1");
        PolledSource second = source("https://A.example/2");
        PolledSource other = source("https://b.example/1");
        queue.add(first, NOON);
        queue.add(second, NOON);
        queue.add(other, NOON);
        assertThat(queue.next(NOON).orElseThrow().source()).isSameAs(first);
        assertThat(queue.next(NOON).orElseThrow().source()).isSameAs(other);
        assertThat(queue.next(NOON)).isEmpty();
        assertThat(queue.overdue(NOON.plusSeconds(1))).isOne();
        queue.free("a.example");
        assertThat(queue.next(NOON).orElseThrow().source()).isSameAs(second);
        assertThat(queue.size()).isZero();
    }

    @Test
    void forgetsWhatWasSaidBefore() {
        PolledSource first = source("https://a.example/1");
        PolledSource removed = source("https://a.example/2");
        queue.add(first, NOON);
        queue.add(first, NOON.plusSeconds(60));
        queue.add(removed, NOON);
        queue.remove(removed);
        assertThat(queue.next(NOON)).isEmpty();
        assertThat(queue.next(NOON.plusSeconds(60))).isPresent();
        queue.add(removed, NOON);
        assertThat(queue.next(NOON)).isEmpty();
        queue.remove(removed);
        queue.free("a.example");
        assertThat(queue.next(NOON)).isEmpty();
        assertThat(queue.size()).isZero();
    }

    private static PolledSource source(String url) {
        return new PolledSource(0, Definitions.feed(url, url), null, SeenItems.NONE);
    }
}
