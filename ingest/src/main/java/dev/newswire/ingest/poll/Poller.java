package dev.newswire.ingest.poll;

import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceItems;
import dev.newswire.schemas.SourceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Polls the sources of the partitions it is given, on schedule, and hands out what has to be committed. It knows nothing
 * of Kafka. Belongs to one thread; polls complete on others.
 */
final class Poller {
    private final PollConfig config;
    private final SourcePoll polls;
    private final PollMeters meters;
    private final Clock clock;
    private final PollQueue queue = new PollQueue();
    private final Map<Integer, Map<String, PolledSource>> partitions = new HashMap<>();
    private final Queue<Finished> inbox = new ConcurrentLinkedQueue<>();
    private final Queue<String> pokes = new ConcurrentLinkedQueue<>();
    private final Deque<PollWork> work = new ArrayDeque<>();
    private final Map<PolledSource, CompletableFuture<?>> under = new HashMap<>();
    private int underWay;

    private record Finished(PolledSource source, int version, String host, PollResult result) {}

    Poller(PollConfig config, SourcePoll polls, PollMeters meters, Clock clock) {
        this.config = config;
        this.polls = polls;
        this.meters = meters;
        this.clock = clock;
    }

    /** Begins to poll the sources of a partition. Memories whose source is no longer defined are forgotten. */
    void take(
            int partition,
            Collection<SourceDefinition> definitions,
            Map<String, SourceState> states,
            Map<String, SourceItems> items) {
        partitions.put(partition, new HashMap<>());
        Map<String, SourceState> orphans = new HashMap<>(states);
        for (SourceDefinition definition : definitions) {
            SourceItems seen = items.get(definition.getId());
            define(
                    partition,
                    definition,
                    orphans.remove(definition.getId()),
                    seen == null ? SeenItems.NONE : SeenItems.of(seen));
        }
        for (String id : orphans.keySet()) {
            SourceDefinition gone = SourceDefinition.newBuilder()
                    .setId(id)
                    .setKind(dev.newswire.schemas.SourceKind.UNKNOWN)
                    .setAddedAt(Instant.EPOCH)
                    .build();
            forget(new PolledSource(partition, gone, null, SeenItems.NONE));
        }
    }

    /** A source is new, or its definition has changed. Partitions that were not taken are somebody else's. */
    void define(int partition, SourceDefinition definition) {
        define(partition, definition, null, SeenItems.NONE);
    }

    private void define(int partition, SourceDefinition definition, @Nullable SourceState state, SeenItems seen) {
        Map<String, PolledSource> sources = partitions.get(partition);
        if (sources == null) {
            return;
        }
        PolledSource known = sources.get(definition.getId());
        if (known != null) {
            known.define(definition);
            cancel(known);
        }
        PolledSource source = known != null ? known : new PolledSource(partition, definition, state, seen);
        sources.put(definition.getId(), source);
        schedule(source);
    }

    /** A source is not to be polled any more, and nothing is to be kept of it. */
    void remove(int partition, String id) {
        Map<String, PolledSource> sources = partitions.get(partition);
        PolledSource source = sources == null ? null : sources.remove(id);
        if (source != null) {
            drop(source);
            forget(source);
        }
    }

    /** Somebody else polls the partition from now on; what is under way of it is lost to nobody. */
    void release(int partition) {
        Map<String, PolledSource> sources = partitions.remove(partition);
        if (sources != null) {
            sources.values().forEach(this::drop);
        }
        work.removeIf(one -> one.source().partition() == partition && finish(one));
    }

    /** Makes a source due at once, if it is polled here. May be called from any thread. */
    void poke(String id) {
        pokes.add(id);
    }

    /** Starts the polls that are due, and takes in those that have come back. */
    void turn() {
        for (Finished finished = inbox.poll(); finished != null; finished = inbox.poll()) {
            arrived(finished);
        }
        for (String id = pokes.poll(); id != null; id = pokes.poll()) {
            hurry(id);
        }
        while (underWay < config.concurrency()) {
            Optional<PollQueue.Turn> next = queue.next(clock.instant());
            if (next.isEmpty()) {
                return;
            }
            start(next.get());
        }
    }

    /** The next steps, in the order in which they are to be committed; the same again until they are. */
    List<PollStep> steps(int items, long letters) {
        List<PollStep> steps = new ArrayList<>();
        int itemsLeft = items;
        long lettersLeft = letters;
        for (PollWork one : work) {
            PollStep step = one.step(itemsLeft, lettersLeft);
            steps.add(step);
            itemsLeft -= Math.max(1, step.readings().size());
            lettersLeft -=
                    step.readings().stream().mapToLong(DocumentSieve::size).sum();
            if (itemsLeft <= 0 || lettersLeft <= 0) {
                break;
            }
        }
        return steps;
    }

    /** Readings and memories that wait for their commit. */
    int waiting() {
        return work.stream()
                .mapToInt(one ->
                        1 + one.result().map(result -> result.readings().size()).orElse(0))
                .sum();
    }

    /** These steps are on Kafka. */
    void committed(List<PollStep> steps) {
        for (PollStep step : steps) {
            PollWork one = step.work();
            SourceState before = one.source().state();
            one.committed(step);
            if (step.last()) {
                work.remove(one);
                finish(one);
                one.result().ifPresent(result -> meters.polled(before, result.state()));
                if (!one.source().dropped()) {
                    schedule(one.source());
                }
            }
        }
    }

    /** How long nothing is to be done, as far as it is known; zero when something is. */
    Duration idle() {
        if (!inbox.isEmpty()) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        return queue.earliest()
                .filter(at -> underWay < config.concurrency())
                .map(at -> at.isBefore(now) ? Duration.ZERO : Duration.between(now, at))
                .orElse(Duration.ofDays(1));
    }

    /** What there is to be seen of it. */
    PollGauges gauges() {
        long sources = 0;
        long failing = 0;
        long gone = 0;
        for (Map<String, PolledSource> of : partitions.values()) {
            sources += of.size();
            failing += of.values().stream()
                    .filter(one -> one.state().getFailures() > 0)
                    .count();
            gone += of.values().stream().filter(one -> one.state().getGone()).count();
        }
        return new PollGauges(
                sources, failing, gone, underWay, queue.overdue(clock.instant().minus(PollGauges.LATE)));
    }

    /** Gives up what is under way. */
    void stop() {
        under.values().forEach(poll -> poll.cancel(true));
    }

    private void hurry(String id) {
        for (Map<String, PolledSource> sources : partitions.values()) {
            PolledSource source = sources.get(id);
            if (source != null && !source.polling() && source.due().isPresent()) {
                queue.add(source, clock.instant());
            }
        }
    }

    private void start(PollQueue.Turn turn) {
        PolledSource source = turn.source();
        int version = source.version();
        source.polling(true);
        underWay++;
        meters.started(turn.at(), clock.instant());
        CompletableFuture<PollResult> poll = polls.poll(source.definition(), source.state(), source.seen());
        under.put(source, poll);
        CompletableFuture<?> unused = poll.whenComplete((result, cancelled) -> {
            PollResult brought = result != null ? result : new PollResult(List.of(), source.state(), source.seen());
            inbox.add(new Finished(source, cancelled == null ? version : -1, turn.host(), brought));
        });
    }

    private void arrived(Finished finished) {
        PolledSource source = finished.source();
        under.remove(source);
        queue.free(finished.host());
        if (source.dropped() || finished.version() != source.version()) {
            underWay--;
            source.polling(false);
            if (!source.dropped()) {
                schedule(source);
            }
            return;
        }
        work.add(new PollWork(source, finished.result()));
    }

    /** Due polls of it are forgotten; one that is under way is given up and comes back as such. */
    private void cancel(PolledSource source) {
        queue.remove(source);
        CompletableFuture<?> poll = under.get(source);
        if (poll != null) {
            poll.cancel(true);
        }
        work.removeIf(one -> one.source() == source && finish(one));
    }

    private void drop(PolledSource source) {
        source.drop();
        cancel(source);
    }

    private void forget(PolledSource source) {
        source.drop();
        work.add(new PollWork(source, null));
    }

    /** Always true, for use in filters. */
    private boolean finish(PollWork one) {
        if (one.result().isPresent()) {
            underWay--;
            one.source().polling(false);
        }
        return true;
    }

    private void schedule(PolledSource source) {
        if (!source.polling()) {
            source.due().ifPresentOrElse(at -> queue.add(source, at), () -> queue.remove(source));
        }
    }
}
