package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.Fetcher;
import dev.newswire.ingest.fetch.ResponseFacts;
import dev.newswire.ingest.fetch.budget.BudgetRules;
import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.budget.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Servers that answer in made-up time, behind the real budget. Not for several threads. */
final class SimulatedWeb extends Clock implements Fetcher, Scheduler {
    /** How long an answer takes. */
    private static final Duration LATENCY = Duration.ofMillis(400);

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final HostBudget budget;
    private final Function<FetchRequest, FetchOutcome> answers;
    private final Map<String, Integer> active = new HashMap<>();
    /** When each host was asked. */
    final Map<String, List<Instant>> asked = new HashMap<>();
    /** When each address was asked. */
    final Map<String, List<Instant>> polled = new HashMap<>();

    private Instant now = Instant.parse("2026-03-04T12:00:00Z");
    private long numbers;
    int mostAtOneHost;

    private record Event(Instant at, long number, Runnable task) {}

    SimulatedWeb(BudgetRules rules, Function<FetchRequest, FetchOutcome> answers) {
        this.budget = new HostBudget(rules, this);
        this.answers = answers;
    }

    /** Nothing ever changes anywhere. */
    static FetchOutcome unchanged(FetchRequest request) {
        return new FetchOutcome.NotModified(ResponseFacts.bare(304, request.url()), List.of());
    }

    @Override
    public CompletableFuture<FetchOutcome> fetch(FetchRequest request) {
        CompletableFuture<FetchOutcome> outcome = new CompletableFuture<>();
        String host = request.url().getHost();
        budget.acquire(host).thenAccept(permit -> {
            mostAtOneHost = Math.max(mostAtOneHost, active.merge(host, 1, Integer::sum));
            asked.computeIfAbsent(host, name -> new ArrayList<>()).add(now);
            polled.computeIfAbsent(request.url().toString(), name -> new ArrayList<>())
                    .add(now);
            after(LATENCY, () -> {
                active.merge(host, -1, Integer::sum);
                permit.close();
                outcome.complete(answers.apply(request));
            });
        });
        return outcome;
    }

    /** Lets time pass, and everything happen that happens in it. */
    void pass(Duration time) {
        Instant until = now.plus(time);
        while (!events.isEmpty() && !events.peek().at().isAfter(until)) {
            Event event = events.remove();
            now = event.at().isAfter(now) ? event.at() : now;
            event.task().run();
        }
        now = until;
    }

    @Override
    public Appointment after(Duration delay, Runnable task) {
        Event event = new Event(now.plus(delay), numbers++, task);
        events.add(event);
        return () -> events.remove(event);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long millis() {
        return now.toEpochMilli();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public SimulatedWeb withZone(ZoneId zone) {
        return this;
    }
}
