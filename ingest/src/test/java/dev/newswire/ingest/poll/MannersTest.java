package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.scripted.RecordedRequest;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.schemas.PollOutcome;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a source is asked, poll after poll: each behaviour of a server in a case of its own. */
class MannersTest {
    private static final String RSS = "application/rss+xml";

    private final PollFixture feed = new PollFixture().feed("/feed");

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void givesValidatorsBackByteForByte() {
        String etag = "W/\"b\u00e4d 'quotes' \\ & \u00ff\"";
        String modified = "Thu, 1 Jan 2026 0:00:00 GMT";
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3)).header("ETag", etag).header("Last-Modified", modified),
                Reply.status(304));
        feed.poll();
        assertThat(feed.poll().getLastOutcome()).isEqualTo(PollOutcome.UNCHANGED);
        assertThat(requests().get(0).header("If-None-Match")).isEmpty();
        assertThat(requests().get(0).header("If-Modified-Since")).isEmpty();
        assertThat(requests().get(1).header("If-None-Match")).contains(etag);
        assertThat(requests().get(1).header("If-Modified-Since")).contains(modified);
    }

    @Test
    void dropsValidatorsWhenA200BringsNone() {
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3)).header("ETag", "\"1\"").header("Last-Modified", "yesterday"),
                Reply.ok(RSS, Rss.of("a", 0, 4)),
                Reply.ok(RSS, Rss.of("a", 0, 5)));
        feed.poll();
        feed.poll();
        feed.poll();
        assertThat(requests().get(1).header("If-None-Match")).contains("\"1\"");
        assertThat(requests().get(2).header("If-None-Match")).isEmpty();
        assertThat(requests().get(2).header("If-Modified-Since")).isEmpty();
    }

    @Test
    void keepsValidatorsOverA304AndTakesThoseItBrings() {
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3)).header("ETag", "\"1\""),
                Reply.status(304),
                Reply.status(304).header("ETag", "\"2\""),
                Reply.status(304));
        for (int i = 0; i < 4; i++) {
            feed.poll();
        }
        assertThat(requests())
                .extracting(request -> request.header("If-None-Match"))
                .containsExactly(Optional.empty(), Optional.of("\"1\""), Optional.of("\"1\""), Optional.of("\"2\""));
        assertThat(feed.state.getFailures()).isZero();
    }

    @Test
    void publishesEachItemOnceAndItsNewVersions() {
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3)),
                Reply.ok(RSS, Rss.of("a", 1, 5)),
                Reply.ok(RSS, Rss.of("a", 1, 5).replace("at 4.", "at 4, as we know now.")),
                Reply.ok(RSS, Rss.of("a", 0, 5).replace("at 4.", "at 4, as we know now.")));
        assertThat(items(feed.poll())).hasSize(3);
        assertThat(items(feed.poll())).extracting(RawItem::getTitle).containsExactly("Report 4", "Report 3");
        assertThat(items(feed.poll())).extracting(RawItem::getTitle).containsExactly("Report 4");
        assertThat(items(feed.poll())).isEmpty();
        assertThat(feed.state.getItemsSeen()).isEqualTo(6);
        assertThat(feed.state.getLastOutcome()).isEqualTo(PollOutcome.UNCHANGED);
        assertThat(feed.state.getName()).isIn(null, "The wire");
    }

    @Test
    void readsTheSameBytesOnlyOnce() {
        feed.server.on("/feed", Reply.ok(RSS, Rss.of("a", 0, 3)));
        String hash = feed.poll().getDocumentHash();
        assertThat(feed.poll().getDocumentHash()).isEqualTo(hash).isNotNull();
        assertThat(feed.state.getLastOutcome()).isEqualTo(PollOutcome.UNCHANGED);
        assertThat(feed.state.getLastStatus()).isEqualTo(200);
    }

    @Test
    void comesNoEarlierThanMaxAgeSays() {
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3))
                        .header("Cache-Control", "max-age=7200")
                        .header("ETag", "\"1\""),
                Reply.status(304).header("Cache-Control", "max-age=10800"));
        feed.poll();
        assertThat(feed.untilNext()).isBetween(Duration.ofMinutes(119), Duration.ofHours(2));
        feed.pollWhenDue();
        assertThat(feed.untilNext()).isGreaterThan(Duration.ofMinutes(179));
    }

    @Test
    void comesNoEarlierThanExpiresSays() {
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3)).header("Date", inHours(0)).header("Expires", inHours(4)));
        feed.poll();
        assertThat(feed.untilNext()).isBetween(Duration.ofMinutes(239), Duration.ofHours(4));
    }

    @Test
    void comesAtLeastOnceADayWhateverMaxAgeSays() {
        feed.server.on("/feed", Reply.ok(RSS, Rss.of("a", 0, 3)).header("Cache-Control", "max-age=31536000"));
        feed.poll();
        assertThat(feed.untilNext()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void leavesAServerAloneThatAsksForSeconds(int status) {
        feed.server.on("/feed", Reply.status(status).header("Retry-After", "7200"));
        SourceState state = feed.poll();
        assertThat(state.getLastOutcome()).isEqualTo(PollOutcome.REFUSED);
        assertThat(state.getLastStatus()).isEqualTo(status);
        assertThat(feed.untilNext()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void leavesAServerAloneThatAsksForADate() {
        feed.server.on("/feed", Reply.status(503).header("Retry-After", inHours(3)));
        feed.poll();
        assertThat(feed.untilNext()).isBetween(Duration.ofMinutes(179), Duration.ofHours(3));
    }

    @Test
    void doesNotLetRetryAfterSendItAwayForEver() {
        feed.server.on("/feed", Reply.status(429).header("Retry-After", "99999999"));
        feed.poll();
        assertThat(feed.untilNext()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 403, 401})
    void backsOffFromARefusalAndRecovers(int status) {
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3)),
                Reply.status(status),
                Reply.status(status),
                Reply.status(status),
                Reply.ok(RSS, Rss.of("a", 0, 4)));
        feed.poll();
        Duration usual = feed.untilNext();
        Duration before = Duration.ZERO;
        for (int i = 1; i <= 3; i++) {
            assertThat(feed.pollWhenDue().getFailures()).isEqualTo(i);
            assertThat(feed.state.getLastMessage()).contains(String.valueOf(status));
            assertThat(feed.untilNext()).isGreaterThan(before);
            before = feed.untilNext();
        }
        assertThat(feed.pollWhenDue().getFailures()).isZero();
        assertThat(feed.state.getLastMessage()).isNull();
        assertThat(feed.items()).hasSize(1);
        assertThat(feed.untilNext()).isLessThan(Pace.max(usual, before).multipliedBy(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void comesBackSoonToABrokenServerAndThenLessAndLessOften(int status) {
        feed.server.on("/feed", Reply.status(status));
        feed.poll();
        assertThat(feed.untilNext()).isLessThan(Duration.ofMinutes(3));
        for (int i = 0; i < 20; i++) {
            feed.pollWhenDue();
        }
        assertThat(feed.untilNext()).isBetween(Duration.ofHours(4), Duration.ofHours(8));
    }

    @Test
    void takesABrokenConnectionForAFailureThatPasses() {
        feed.server.on("/feed", Reply.hangUp(), Reply.hangUp(), Reply.ok(RSS, Rss.of("a", 0, 3)));
        SourceState state = feed.poll();
        assertThat(state.getLastOutcome()).isEqualTo(PollOutcome.FAILED);
        assertThat(state.getLastStatus()).isNull();
        assertThat(state.getLastMessage()).contains("127.0.0.1");
        assertThat(feed.untilNext()).isLessThan(Duration.ofMinutes(3));
        assertThat(feed.pollWhenDue().getFailures()).isEqualTo(2);
        assertThat(feed.pollWhenDue().getFailures()).isZero();
        assertThat(feed.items()).hasSize(3);
    }

    @Test
    void stopsAt410UntilTheDefinitionChanges() {
        feed.server.on("/feed", Reply.status(410), Reply.ok(RSS, Rss.of("a", 0, 3)));
        SourceState state = feed.poll();
        assertThat(state.getGone()).isTrue();
        assertThat(state.getLastOutcome()).isEqualTo(PollOutcome.GONE);
        assertThat(state.getNextPollAt()).isNull();
        assertThat(SourceMemory.due(feed.source, state)).isEmpty();
        SourceDefinition paused =
                SourceDefinition.newBuilder(feed.source).setPaused(true).build();
        assertThat(SourceMemory.due(paused, state)).isEmpty();
        SourceDefinition again = SourceDefinition.newBuilder(feed.source)
                .setAddedAt(Instant.parse("2026-03-05T00:00:00Z"))
                .build();
        assertThat(SourceMemory.due(again, state)).isPresent();
        assertThat(feed.define(again).poll().getGone()).isFalse();
        assertThat(feed.items()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void movesForGoodOnlyAfterConsecutiveDays(int status) {
        feed.server.on("/feed", Reply.redirect(status, "/new"));
        feed.server.on("/new", Reply.ok(RSS, Rss.of("a", 0, 3)).header("ETag", "\"n\""));
        feed.poll();
        assertThat(feed.items()).hasSize(3);
        assertThat(Objects.requireNonNull(feed.state.getMoving()).getUrl())
                .isEqualTo(feed.server.url("/new").toString());
        for (int i = 0; i < 3; i++) {
            assertThat(feed.pollAfter(Duration.ofHours(6)).getMovedTo()).isNull();
        }
        int asked = feed.server.requests("/feed").size();
        assertThat(feed.pollAfter(Duration.ofHours(6)).getMovedTo())
                .isEqualTo(feed.server.url("/new").toString());
        feed.pollAfter(Duration.ofHours(6));
        assertThat(feed.server.requests("/feed")).hasSize(asked + 1);
        assertThat(feed.server.requests("/new").get(5).header("If-None-Match")).contains("\"n\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void neverMovesForATemporaryRedirect(int status) {
        feed.server.on("/feed", Reply.redirect(status, "/new"));
        feed.server.on("/new", Reply.ok(RSS, Rss.of("a", 0, 3)));
        for (int i = 0; i < 12; i++) {
            feed.pollAfter(Duration.ofHours(6));
        }
        assertThat(feed.state.getMoving()).isNull();
        assertThat(feed.state.getMovedTo()).isNull();
        assertThat(feed.server.requests("/feed")).hasSize(12);
    }

    @Test
    void doesNotBelieveAMoveThatLeadsToNoFeed() {
        feed.server.on("/feed", Reply.redirect(301, "/parked"));
        feed.server.on(
                "/parked",
                Reply.ok(
                        "text/html", "<!DOCTYPE html><html><head><title>Buy this</title></head><body><p>For sale</p>"));
        for (int i = 0; i < 12; i++) {
            feed.pollAfter(Duration.ofHours(6));
        }
        assertThat(feed.state.getMovedTo()).isNull();
        assertThat(feed.state.getLastOutcome()).isEqualTo(PollOutcome.UNREADABLE);
    }

    @Test
    void returnsToTheOldAddressWhenTheNewOneFails() {
        feed.server.on("/feed", Reply.redirect(301, "/new"));
        feed.server.on("/new", Reply.ok(RSS, Rss.of("a", 0, 3)));
        for (int i = 0; i < 5; i++) {
            feed.pollAfter(Duration.ofHours(6));
        }
        assertThat(feed.state.getMovedTo()).isNotNull();
        feed.server.on("/new", Reply.status(410));
        feed.server.on("/feed", Reply.ok(RSS, Rss.of("a", 0, 4)));
        assertThat(feed.pollWhenDue().getMovedTo()).isNull();
        assertThat(feed.state.getGone()).isFalse();
        feed.pollWhenDue();
        assertThat(feed.items()).hasSize(1);
    }

    @Test
    void publishesNoPageThatStandsInAFeedsPlace() {
        String page =
                "<!DOCTYPE html><html><head><title>Log in</title></head><body><p>Please log in.</p></body></html>";
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3)).header("ETag", "\"1\""),
                Reply.ok("text/html", page),
                Reply.ok("text/html", page),
                Reply.ok(RSS, Rss.of("a", 0, 4)));
        feed.poll();
        feed.pollWhenDue();
        assertThat(feed.items()).isEmpty();
        assertThat(feed.last.readings()).singleElement().isInstanceOf(Reading.Refused.class);
        assertThat(feed.state.getLastOutcome()).isEqualTo(PollOutcome.UNREADABLE);
        assertThat(feed.state.getLastMessage()).contains("no feed");
        feed.pollWhenDue();
        assertThat(feed.last.readings()).isEmpty();
        assertThat(feed.state.getFailures()).isEqualTo(2);
        feed.pollWhenDue();
        assertThat(feed.items()).hasSize(1);
    }

    @Test
    void countsWhatCameAndWentBetweenTwoPollsAndHurries() {
        Instant noon = feed.now();
        feed.server.on(
                "/feed",
                Reply.ok(RSS, dated(0, 20, noon.minus(Duration.ofHours(20)), Duration.ofHours(1))),
                Reply.ok(RSS, dated(100, 120, noon.plus(Duration.ofMinutes(40)), Duration.ofMinutes(1))));
        feed.poll();
        assertThat(feed.untilNext()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
        feed.pollAfter(Duration.ofHours(1));
        assertThat(feed.items()).hasSize(20);
        assertThat(feed.state.getItemsMissed()).isBetween(15L, 45L);
        assertThat(feed.untilNext()).isLessThan(Duration.ofMinutes(16));
    }

    @Test
    void beginsAnewWhenTheAddressOfASourceIsChanged() {
        feed.server.on("/feed", Reply.ok(RSS, Rss.of("a", 0, 3)).header("ETag", "\"1\""));
        feed.server.on("/other", Reply.ok(RSS, Rss.of("a", 0, 4)));
        feed.poll();
        feed.feed("/other").poll();
        assertThat(feed.server.requests("/other").get(0).header("If-None-Match"))
                .isEmpty();
        assertThat(feed.items()).hasSize(1);
        assertThat(feed.state.getItemsSeen()).isEqualTo(4);
    }

    @Test
    void noticesTheHubThatAFeedNames() {
        feed.server.on(
                "/feed",
                Reply.ok(RSS, Rss.of("a", 0, 3))
                        .header("Link", "<https://hub.example/>; rel=\"hub\", <https://wire.example/self>; rel=self"),
                Reply.ok(RSS, Rss.of("a", 0, 4)));
        assertThat(feed.poll().getSubscription()).satisfies(subscription -> {
            assertThat(subscription.getHub()).isEqualTo("https://hub.example/");
            assertThat(subscription.getTopic()).isEqualTo("https://wire.example/self");
            assertThat(subscription.getLeaseUntil()).isNull();
        });
        assertThat(feed.poll().getSubscription()).isNull();
    }

    @Test
    void saysWhoItIs() {
        feed.server.on("/feed", Reply.ok(RSS, Rss.of("a", 0, 3)));
        feed.poll();
        assertThat(requests().get(0).header("User-Agent").orElse("")).contains("test@example.org");
    }

    private static String dated(int from, int to, Instant first, Duration step) {
        List<String> entries = IntStream.range(from, to)
                .mapToObj(number -> Rss.entry("a", number, Rss.dated(first.plus(step.multipliedBy(number - from)))))
                .toList();
        return Rss.document("", entries);
    }

    /** A date that counts from now: the fetcher reckons with the time as it is. */
    private static String inHours(long hours) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC));
    }

    private List<RecordedRequest> requests() {
        return feed.server.requests("/feed");
    }

    private List<RawItem> items(SourceState after) {
        assertThat(after).isSameAs(feed.state);
        return feed.items();
    }
}
