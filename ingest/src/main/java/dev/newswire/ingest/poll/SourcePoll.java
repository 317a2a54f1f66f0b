package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.FailureKind;
import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchOutcome.Disallowed;
import dev.newswire.ingest.fetch.FetchOutcome.Failed;
import dev.newswire.ingest.fetch.FetchOutcome.Fetched;
import dev.newswire.ingest.fetch.FetchOutcome.NotModified;
import dev.newswire.ingest.fetch.FetchOutcome.Refused;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.Fetcher;
import dev.newswire.ingest.fetch.Purpose;
import dev.newswire.ingest.fetch.ResponseFacts;
import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.SourceState;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls one source once: asks for its document, reads it, and judges what came of it. Serves many threads. */
final class SourcePoll {
    private static final Logger LOG = LoggerFactory.getLogger(SourcePoll.class);

    /** A host that is asked for much, or is resting, must not keep a poll under way for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Fetcher fetcher;
    private final SourceReader reader;
    private final SourceMemory memory;
    private final ItemCompletion completion;
    private final Hubs hubs;
    private final Executor readers;
    private final Clock clock;

    /** @param readers threads on which documents are read */
    SourcePoll(
            Fetcher fetcher,
            SourceReader reader,
            SourceMemory memory,
            ItemCompletion completion,
            Hubs hubs,
            Executor readers,
            Clock clock) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.memory = memory;
        this.completion = completion;
        this.hubs = hubs;
        this.readers = readers;
        this.clock = clock;
    }

    /** Never completes exceptionally: what goes wrong is in the memory it gives. */
    CompletableFuture<PollResult> poll(SourceDefinition source, SourceState known, SeenItems seen) {
        SourceState before = subscribed(source, known);
        Optional<URI> address = address(SourceMemory.address(source, before));
        if (address.isEmpty()) {
            String message = "'" + source.getUrl() + "' is no address; correct it and add the source again";
            Failure bad = Failure.of(new Failed(FailureKind.BAD_ADDRESS, message, List.of()));
            return CompletableFuture.completedFuture(failed(source, before, seen, bad));
        }
        FetchOutcome late = new Failed(
                FailureKind.TIMEOUT,
                address.get() + " did not get its turn within " + PATIENCE.toMinutes() + " min",
                List.of());
        return fetcher.fetch(request(source, before, address.get()))
                .completeOnTimeout(late, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .thenComposeAsync(outcome -> judge(source, before, seen, outcome), readers)
                .exceptionally(cause -> {
                    LOG.atError()
                            .addKeyValue("source", source.getId())
                            .setCause(cause)
                            .log("Polling a source failed unexpectedly");
                    return failed(source, before, seen, Failure.unexpected(cause));
                });
    }

    private static FetchRequest request(SourceDefinition source, SourceState before, URI address) {
        Purpose purpose =
                switch (source.getKind()) {
                    case SITEMAP -> Purpose.SITEMAP;
                    case PAGE -> Purpose.PAGE;
                    default -> Purpose.FEED;
                };
        // Validators mean nothing to another server than the one that made them.
        boolean same = before.getValidatorsFrom() != null
                && PolledSource.host(before.getValidatorsFrom()).equals(PolledSource.host(address.toString()));
        return new FetchRequest(
                address,
                purpose,
                Optional.ofNullable(same ? before.getEtag() : null),
                Optional.ofNullable(same ? before.getLastModified() : null));
    }

    private CompletableFuture<PollResult> judge(
            SourceDefinition source, SourceState before, SeenItems seen, FetchOutcome outcome) {
        if (outcome instanceof Fetched fetched) {
            boolean same = SourceMemory.hash(fetched.body()).equals(before.getDocumentHash());
            return same
                    ? unchanged(source, before, seen, fetched, fetched.facts())
                    : read(source, before, seen, fetched);
        }
        if (outcome instanceof NotModified unmodified) {
            return unchanged(source, before, seen, unmodified, unmodified.facts());
        }
        Failure failure;
        if (outcome instanceof Refused refused) {
            failure = Failure.of(refused);
        } else if (outcome instanceof Disallowed disallowed) {
            failure = Failure.of(disallowed);
        } else {
            failure = Failure.of((Failed) outcome);
        }
        return CompletableFuture.completedFuture(failed(source, before, seen, failure));
    }

    private CompletableFuture<PollResult> unchanged(
            SourceDefinition source, SourceState before, SeenItems seen, FetchOutcome outcome, ResponseFacts facts) {
        return CompletableFuture.completedFuture(
                new PollResult(List.of(), memory.unchanged(source, before, outcome, facts, now()), seen));
    }

    private CompletableFuture<PollResult> read(
            SourceDefinition source, SourceState before, SeenItems seen, Fetched fetched) {
        DocumentSieve sieve = new DocumentSieve(source, seen, now(), completion.findsTexts(source));
        reader.read(source, fetched, sieve);
        CompletableFuture<DocumentSieve> filled = source.getKind() == SourceKind.SITEMAP
                ? new SitemapFan(fetcher, reader, readers).into(sieve, source, before)
                : CompletableFuture.completedFuture(sieve);
        return filled.thenCompose(full -> {
            DocumentReading document = full.finish();
            if (document.problem() != null) {
                return CompletableFuture.completedFuture(unreadable(source, before, seen, fetched, document));
            }
            return completion
                    .complete(source, document.fresh())
                    .thenApply(completed -> read(source, before, seen, fetched, document, completed));
        });
    }

    private PollResult read(
            SourceDefinition source,
            SourceState before,
            SeenItems seen,
            Fetched fetched,
            DocumentReading document,
            List<Reading> completed) {
        SeenItems after = document.more() ? seen.and(document.keys()) : seen.document(document.keys());
        SourceState state = subscribed(source, memory.read(source, before, fetched, document, now()));
        return new PollResult(completed, state, after);
    }

    /** With the subscription to its hub as it stands now, which whoever answers hubs knows. */
    private SourceState subscribed(SourceDefinition source, SourceState state) {
        HubSubscription named = state.getSubscription();
        return named == null
                ? state
                : SourceState.newBuilder(state)
                        .setSubscription(hubs.polled(source, named))
                        .build();
    }

    /** What could not be read at all goes to the dead letters, once for each such document. */
    private PollResult unreadable(
            SourceDefinition source, SourceState before, SeenItems seen, Fetched fetched, DocumentReading document) {
        Failure failure = Failure.unreadable(fetched.facts().status(), String.valueOf(document.problem()));
        return new PollResult(
                document.fresh(), memory.failed(source, before, failure, now()), seen.and(document.keys()));
    }

    private PollResult failed(SourceDefinition source, SourceState before, SeenItems seen, Failure failure) {
        return new PollResult(List.of(), memory.failed(source, before, failure, now()), seen);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
