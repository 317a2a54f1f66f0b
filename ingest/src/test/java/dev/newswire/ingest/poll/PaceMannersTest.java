package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.Answer;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.schemas.SourceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a source is asked again: what it asks for, also when nothing changed, and what its rhythm teaches. */
class PaceMannersTest {
    private static final String RSS = "application/rss+xml";
    /** What the fixture's poller is bound to. */
    private static final Duration FLOOR = Duration.ofMinutes(1);

    private static final Duration CEILING = Duration.ofHours(6);

    private final PollFixture feed = new PollFixture().feed("/feed");

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void keepsToTheTtlOfAnUnchangedFeed() {
        feed.server.on("/feed", document("<ttl>300</ttl>"), Reply.status(304));
        feed.poll();
        for (int i = 0; i < 3; i++) {
            assertThat(feed.pollWhenDue().getLastStatus()).isEqualTo(304);
            assertThat(feed.untilNext()).isGreaterThanOrEqualTo(Duration.ofHours(5));
        }
    }

    @Test
    void keepsAwayInTheHoursThatAnUnchangedFeedSkips() {
        // The first poll is at noon; half an hour later the quiet hours have begun.
        feed.server.on("/feed", document("<skipHours><hour>13</hour><hour>14</hour></skipHours>"), Reply.status(304));
        feed.define(within(Duration.ofMinutes(30), Duration.ofMinutes(40)));
        feed.poll();
        assertThat(feed.pollWhenDue().getLastStatus()).isEqualTo(304);
        assertThat(feed.state.getNextPollAt()).isEqualTo(Instant.parse("2026-03-04T15:00:00Z"));
    }

    @Test
    void keepsAwayOnTheDaysThatAnUnchangedFeedSkips() {
        feed.server.on("/feed", document("<skipDays><day>Thursday</day></skipDays>"), Reply.status(304));
        feed.poll();
        feed.pollAfter(Duration.ofHours(11));
        assertThat(feed.state.getLastStatus()).isEqualTo(304);
        assertThat(feed.state.getNextPollAt()).isEqualTo(Instant.parse("2026-03-06T00:00:00Z"));
    }

    @Test
    void comesNoEarlierThanA304Expires() {
        feed.server.on(
                "/feed",
                document(""),
                Reply.status(304).header("Date", inHours(0)).header("Expires", inHours(9)));
        feed.poll();
        feed.pollWhenDue();
        assertThat(feed.untilNext()).isBetween(Duration.ofMinutes(539), Duration.ofHours(9));
    }

    @Test
    void learnsTheRhythmOfAFeedAndMissesNothing() {
        Duration rhythm = Duration.ofMinutes(20);
        publishes(rhythm, 15);
        feed.poll();
        for (int i = 0; i < 100; i++) {
            feed.pollWhenDue();
            assertThat(feed.untilNext()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(25));
        }
        assertThat(feed.state.getItemsMissed()).isZero();
        assertThat(feed.state.getItemsSeen())
                .isEqualTo(15
                        + feed.now().getEpochSecond() / rhythm.toSeconds()
                        - Instant.parse("2026-03-04T12:00:00Z").getEpochSecond() / rhythm.toSeconds());
    }

    @Test
    void asksABusyFeedNoMoreOftenThanTheFloorAndCountsWhatItMisses() {
        publishes(Duration.ofSeconds(2), 10);
        feed.poll();
        feed.pollWhenDue();
        assertThat(feed.untilNext()).isEqualTo(FLOOR);
        long missed = feed.state.getItemsMissed();
        feed.pollWhenDue();
        assertThat(feed.state.getItemsMissed() - missed)
                .as("30 came in a minute, 10 of them were seen")
                .isBetween(15L, 25L);
    }

    @Test
    void asksASleepingFeedNoLessOftenThanTheCeiling() {
        publishes(Duration.ofDays(40), 10);
        feed.poll();
        // A poll comes up to a tenth earlier than the interval.
        assertThat(feed.untilNext()).isBetween(CEILING.multipliedBy(9).dividedBy(10), CEILING);
    }

    @Test
    void keepsWithinTheBoundsOfTheSourceItself() {
        feed.define(within(Duration.ofMinutes(10), Duration.ofMinutes(30)));
        publishes(Duration.ofSeconds(30), 10);
        feed.poll();
        assertThat(feed.untilNext()).isEqualTo(Duration.ofMinutes(10));
        publishes(Duration.ofDays(40), 10);
        feed.define(SourceDefinition.newBuilder(feed.source)
                .setUrl(feed.server.url("/feed?sleeping").toString())
                .build());
        feed.server.on("/feed?sleeping", Reply.ok(RSS, document(Duration.ofDays(40), 10)));
        feed.poll();
        assertThat(feed.untilNext()).isBetween(Duration.ofMinutes(27), Duration.ofMinutes(30));
    }

    @Test
    void returnsToItsRhythmOnceABrokenServerIsWell() {
        publishes(Duration.ofMinutes(20), 15);
        feed.poll();
        Duration usual = feed.untilNext();
        feed.server.on("/feed", Reply.status(500));
        for (int i = 0; i < 6; i++) {
            feed.pollWhenDue();
        }
        assertThat(feed.untilNext()).isGreaterThan(usual.multipliedBy(2));
        publishes(Duration.ofMinutes(20), 15);
        assertThat(feed.pollWhenDue().getFailures()).isZero();
        assertThat(feed.untilNext()).isBetween(usual.dividedBy(2), usual.multipliedBy(2));
    }

    /** From now on the feed has a new entry whenever so much time has passed, and shows the last few. */
    private void publishes(Duration rhythm, int shown) {
        feed.server.on("/feed", (request, wire) -> Reply.ok(RSS, document(rhythm, shown))
                .play(request, wire));
    }

    private String document(Duration rhythm, int shown) {
        long newest = feed.now().getEpochSecond() / rhythm.toSeconds();
        return Rss.document(
                "",
                LongStream.iterate(newest, number -> number > newest - shown, number -> number - 1)
                        .mapToObj(number -> Rss.entry(
                                "a", (int) number, Rss.dated(Instant.ofEpochSecond(number * rhythm.toSeconds()))))
                        .toList());
    }

    private static Answer document(String head) {
        return Reply.ok(RSS, Rss.document(head, List.of(Rss.entry("a", 1, ""), Rss.entry("a", 2, ""))))
                .header("ETag", "\"1\"");
    }

    private SourceDefinition within(Duration least, Duration most) {
        return SourceDefinition.newBuilder(feed.source)
                .setMinInterval(least.toMillis())
                .setMaxInterval(most.toMillis())
                .build();
    }

    /** A date that counts from now: the fetcher reckons with the time as it is. */
    private static String inHours(long hours) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC));
    }
}
