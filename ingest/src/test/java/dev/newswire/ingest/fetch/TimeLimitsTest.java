package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.budget.ManualScheduler;
import dev.newswire.ingest.fetch.guard.AddressGuard;
import dev.newswire.ingest.fetch.transport.HttpTransport;
import dev.newswire.ingest.scripted.RecordedRequest;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.ingest.scripted.TestTls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Servers that keep a client waiting. The time that a document may take is made up; silence is measured by the library,
 * and what is expected comes however late it notices.
 */
final class TimeLimitsTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";
    private static final Duration FOREVER = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ManualScheduler time = new ManualScheduler(Instant.parse("2026-11-22T12:00:00Z"));
    private final ScriptedServer server = ScriptedServer.start();
    private final CountDownLatch heard = new CountDownLatch(20);
    private HttpTransport transport;

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    private CompletableFuture<FetchOutcome> fetch(String stall) {
        FetchConfig config = Web.config("ingest.fetch.timeout", "1s", "ingest.fetch.stall-timeout", stall);
        transport = HttpTransport.open(
                config.transport(),
                new AddressGuard(config.allow()),
                host -> InetAddress.getAllByName("127.0.0.1"),
                TestTls.context(),
                time);
        HostBudget budget = new HostBudget(config.budget(), time);
        PoliteFetcher fetcher = new PoliteFetcher(config, "1", transport, budget, time, new SimpleMeterRegistry());
        return fetcher.fetch(FetchRequest.of(server.url("news.example", "/"), Purpose.FEED));
    }

    /** A beginning, then a byte now and then for ever. */
    private Reply dribble(String beginning) {
        return (request, wire) -> {
            wire.out().write(beginning.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                wire.out().write('a');
                wire.out().flush();
                heard.countDown();
                wire.pause(Duration.ofMillis(3));
            }
        };
    }

    private void endsWhenItsTimeIsOver(CompletableFuture<FetchOutcome> running) throws InterruptedException {
        assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        time.pass(TIMEOUT.minus(MOMENT));
        assertThat(running).isNotDone();
        time.pass(MOMENT);
        assertTimedOut(running, "1000 ms");
    }

    private static void assertTimedOut(CompletableFuture<FetchOutcome> running, String message) {
        assertThat(Web.join(running)).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(failed.message()).contains(message);
        });
    }

    @Test
    void endsWithABodyThatDribblesForever() throws InterruptedException {
        server.on("/", dribble(HEAD + "Content-Length: 100000\r\n\r\n"));
        endsWhenItsTimeIsOver(fetch("1m"));
    }

    @Test
    void endsWithAHeaderThatDribblesForever() throws InterruptedException {
        server.on("/", dribble("HTTP/1.1 200 OK\r\nX-Slow: "));
        endsWhenItsTimeIsOver(fetch("1m"));
    }

    @Test
    void countsAllRedirectsIntoOneTime() {
        for (String hop : new String[] {"/", "/a", "/aa", "/aaa", "/aaaa", "/aaaaa"}) {
            server.on(hop, (request, wire) -> {
                time.pass(TIMEOUT.dividedBy(4));
                String next = hop.length() == 1 ? "/a" : hop + 'a';
                return Reply.redirect(302, next).play(request, wire);
            });
        }
        assertTimedOut(fetch("1m"), "ms");
        assertThat(server.requests()).extracting(RecordedRequest::target).containsExactly("/", "/a", "/aa", "/aaa");
    }

    @Test
    void doesNotWaitForTheBodyOfARefusal() {
        server.on(
                "/",
                Reply.dribble("HTTP/1.1 404 Not Found\r\nContent-Length: 1000\r\n\r\n", new byte[1000], 1, FOREVER));
        assertThat(Web.join(fetch("1m"))).isInstanceOf(FetchOutcome.Refused.class);
    }

    @Test
    void endsWithAServerThatSaysNothing() {
        server.on("/", Reply.silence(FOREVER));
        assertTimedOut(fetch("100ms"), "");
    }

    @Test
    void endsWithABodyThatStalls() {
        server.on("/", Reply.dribble(HEAD + "Content-Length: 100\r\n\r\n", new byte[100], 50, FOREVER));
        assertTimedOut(fetch("100ms"), "");
    }
}
