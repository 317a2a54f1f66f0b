package dev.newswire.ingest.fetch;

import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.guard.WebAddress;
import dev.newswire.ingest.fetch.header.HeaderFields;
import dev.newswire.ingest.fetch.robots.RobotsVerdict;
import dev.newswire.ingest.fetch.transport.HttpAnswer;
import dev.newswire.ingest.fetch.transport.HttpAsk;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One document on its way, from the address asked for over its redirects to an outcome. One step at a time. */
final class Walk {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int NOT_MODIFIED = 304;
    private static final Set<Integer> OVERLOADED = Set.of(429, 503);
    /** What is asked of one address must not silence a whole host for hours; the caller knows the longer time. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final PoliteFetcher fetcher;
    private final FetchRequest request;
    private final int bytes;
    private final boolean cut;
    private final boolean robots;
    private final CompletableFuture<FetchOutcome> result;
    private final List<Hop> hops = new ArrayList<>();
    private final Set<URI> seen = new HashSet<>();
    private final AtomicReference<Future<?>> pending = new AtomicReference<>();
    private Duration left;

    /**
     * @param bytes most bytes of the body
     * @param cut true to take the beginning of a longer body
     * @param robots true to ask the robots rules of each host on the way
     */
    Walk(
            PoliteFetcher fetcher,
            FetchRequest request,
            int bytes,
            boolean cut,
            boolean robots,
            CompletableFuture<FetchOutcome> result) {
        this.fetcher = fetcher;
        this.request = request;
        this.bytes = bytes;
        this.cut = cut;
        this.robots = robots;
        this.result = result;
        this.left = fetcher.config().timeout();
    }

    void begin() {
        Future<?> unused = result.whenComplete((outcome, failure) -> {
            Future<?> step = pending.get();
            if (result.isCancelled() && step != null) {
                step.cancel(true);
            }
        });
        to(request.url());
    }

    private void to(URI url) {
        Optional<String> refusal = fetcher.refusal(url);
        if (refusal.isPresent()) {
            failed(FailureKind.BAD_ADDRESS, refusal.get());
            return;
        }
        seen.add(url);
        WebAddress address = WebAddress.of(url);
        if (!robots) {
            queue(url, address, Duration.ZERO);
            return;
        }
        then(fetcher.robots(address), verdict -> {
            if (verdict instanceof RobotsVerdict.Unreachable unreachable) {
                result.complete(new FetchOutcome.Disallowed(unreachable.why(), hops));
            } else if (verdict instanceof RobotsVerdict.Known known) {
                if (known.rules().allows(address.target())) {
                    queue(url, address, known.rules().crawlDelay().orElse(Duration.ZERO));
                } else {
                    result.complete(new FetchOutcome.Disallowed(
                            "the robots rules of " + address.host() + " forbid " + url, hops));
                }
            }
        });
    }

    private void queue(URI url, WebAddress address, Duration spacing) {
        then(fetcher.turn(address, spacing), permit -> {
            if (result.isDone()) {
                permit.close();
            } else {
                send(url, address, permit);
            }
        });
    }

    private void send(URI url, WebAddress address, HostBudget.Permit permit) {
        boolean conditional = request.conditionalAt(url);
        HttpAsk ask = new HttpAsk(address, fields(conditional), bytes, cut, left);
        Instant begun = fetcher.scheduler().instant();
        CompletableFuture<HttpAnswer> exchange = fetcher.transport().send(ask);
        then(exchange, answer -> {
            Duration took = Duration.between(begun, fetcher.scheduler().instant());
            left = left.minus(took);
            if (answer instanceof HttpAnswer.Answered answered) {
                rest(answered, url, address);
            }
            permit.close();
            fetcher.meters().exchange(answer, took);
            answered(answer, url, conditional);
        });
        // Given up, or answered: whoever waits for the host need not wait for us any longer.
        Future<?> unused = exchange.whenComplete((answer, givenUp) -> permit.close());
    }

    private HeaderFields fields(boolean conditional) {
        HeaderFields fields =
                fetcher.identity().with("Accept", Accept.of(request.purpose())).with("Accept-Encoding", Accept.CODINGS);
        if (conditional && request.etag().isPresent()) {
            fields = fields.with("If-None-Match", request.etag().get());
        }
        if (conditional && request.lastModified().isPresent()) {
            fields = fields.with("If-Modified-Since", request.lastModified().get());
        }
        return fields;
    }

    private void rest(HttpAnswer.Answered answer, URI url, WebAddress address) {
        if (OVERLOADED.contains(answer.status())) {
            fetcher.facts(answer, url)
                    .retryAfter()
                    .ifPresent(time -> fetcher.rest(address, time.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : time));
        }
    }

    private void answered(HttpAnswer answer, URI url, boolean conditional) {
        if (answer instanceof HttpAnswer.Unanswered none) {
            failed(none.kind(), url + ": " + none.message());
        } else if (answer instanceof HttpAnswer.Answered answered) {
            Optional<URI> location = REDIRECTS.contains(answered.status())
                    ? answered.fields().first("Location").flatMap(written -> Location.of(url, written))
                    : Optional.empty();
            if (location.isPresent()) {
                redirect(url, answered.status(), location.get());
            } else {
                result.complete(outcome(answered, fetcher.facts(answered, url), conditional));
            }
        }
    }

    private FetchOutcome outcome(HttpAnswer.Answered answer, ResponseFacts facts, boolean conditional) {
        boolean asked = conditional
                && (request.etag().isPresent() || request.lastModified().isPresent());
        if (answer.status() >= 200 && answer.status() < 300) {
            return new FetchOutcome.Fetched(answer.body(), facts, hops);
        }
        return answer.status() == NOT_MODIFIED && asked
                ? new FetchOutcome.NotModified(facts, hops)
                : new FetchOutcome.Refused(answer.status(), facts, hops);
    }

    private void redirect(URI from, int status, URI to) {
        URI next = fetcher.config().downgrade() ? to : Downgrade.undone(from, to);
        hops.add(new Hop(from, status, next));
        if (seen.contains(next)) {
            failed(
                    FailureKind.REDIRECTS,
                    next.equals(to)
                            ? next + " redirects to itself in a circle"
                            : from + " redirects from https to http; set ingest.fetch.allow-downgrade to follow it");
        } else if (hops.size() > fetcher.config().redirects()) {
            failed(
                    FailureKind.REDIRECTS,
                    request.url() + " leads over more than " + fetcher.config().redirects() + " redirects");
        } else if (left.isNegative() || left.isZero()) {
            failed(FailureKind.TIMEOUT, request.url() + ": its redirects took too long");
        } else {
            to(next);
        }
    }

    private void failed(FailureKind kind, String message) {
        result.complete(new FetchOutcome.Failed(kind, message, hops));
    }

    /** The next step, unless the document was given up. An error of ours ends this document and no more. */
    private <T> void then(CompletableFuture<T> future, Consumer<T> next) {
        pending.set(future);
        if (result.isCancelled()) {
            future.cancel(true);
        }
        Future<?> unused = future.thenAccept(value -> {
            try {
                next.accept(value);
            } catch (RuntimeException e) {
                failed(FailureKind.MALFORMED, request.url() + ": " + e);
            }
        });
    }
}
