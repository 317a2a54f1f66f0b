package dev.newswire.ingest.fetch;

import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.guard.WebAddress;
import dev.newswire.ingest.fetch.transport.HttpAnswer;
import dev.newswire.ingest.fetch.transport.HttpAsk;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One form on its way: its turn at the host, then one exchange behind the address guard. */
final class FormPost {
    /** What is read of an answer: nobody looks at it but for its status. */
    private static final int ANSWER_BYTES = 64 * 1024;

    private FormPost() {}

    static CompletableFuture<FetchOutcome> send(PoliteFetcher fetcher, URI url, String form) {
        Optional<String> refusal = fetcher.refusal(url);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(
                    new FetchOutcome.Failed(FailureKind.BAD_ADDRESS, refusal.get(), List.of()));
        }
        WebAddress address = WebAddress.of(url);
        return fetcher.turn(address, Duration.ZERO)
                .thenCompose(permit -> exchange(fetcher, url, address, form, permit))
                .exceptionally(givenUp ->
                        new FetchOutcome.Failed(FailureKind.CLOSED, url + ": the request was given up", List.of()));
    }

    private static CompletableFuture<FetchOutcome> exchange(
            PoliteFetcher fetcher, URI url, WebAddress address, String form, HostBudget.Permit permit) {
        HttpAsk ask = new HttpAsk(
                address,
                fetcher.identity(),
                ANSWER_BYTES,
                true,
                fetcher.config().timeout(),
                form);
        return fetcher.transport().send(ask).handle((answer, failure) -> {
            permit.close();
            if (answer instanceof HttpAnswer.Answered answered) {
                ResponseFacts facts = fetcher.facts(answered, url);
                return answered.status() >= 200 && answered.status() < 300
                        ? new FetchOutcome.Fetched(answered.body(), facts, List.of())
                        : new FetchOutcome.Refused(answered.status(), facts, List.of());
            }
            return answer instanceof HttpAnswer.Unanswered none
                    ? new FetchOutcome.Failed(none.kind(), url + ": " + none.message(), List.of())
                    : new FetchOutcome.Failed(FailureKind.CLOSED, url + ": the request was given up", List.of());
        });
    }
}
