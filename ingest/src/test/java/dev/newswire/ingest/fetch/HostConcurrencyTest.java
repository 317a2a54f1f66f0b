package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many requests a real server sees at once, whoever asks. */
final class HostConcurrencyTest {
    private static final int WORKERS = 8;

    @Test
    void asksAHostForNoMoreAtOnceThanItsBudgetWhoeverAsks() {
        AtomicInteger active = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        try (Web web = new Web("ingest.fetch.host.concurrency", "2")) {
            List<CompletableFuture<FetchOutcome>> all = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                String target = "/" + i;
                web.server.on(target, (request, wire) -> {
                    most.accumulateAndGet(active.incrementAndGet(), Math::max);
                    // The first two wait for one another, so that they are there at once; a third would be seen.
                    two.countDown();
                    while (two.getCount() > 0) {
                        wire.pause(Duration.ofMillis(1));
                    }
                    wire.pause(Duration.ofMillis(20));
                    active.decrementAndGet();
                    return Reply.ok("text/xml", "x").play(request, wire);
                });
                all.add(CompletableFuture.supplyAsync(
                                () -> web.fetcher.fetch(FetchRequest.of(web.url(target), Purpose.FEED)),
                                work -> new Thread(work).start())
                        .thenCompose(asked -> asked));
            }
            assertThat(all).allSatisfy(each -> assertThat(Web.join(each)).isInstanceOf(FetchOutcome.Fetched.class));
        }
        assertThat(most).hasValue(2);
    }
}
