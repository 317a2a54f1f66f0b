package dev.newswire.ingest.fetch.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shares out requests: to each host no more at once and no faster than the rules say, whoever asks; to all together no
 * more than the total. A request waits for its turn at the host, first among those of this instance, then among all
 * instances, and at last for one of the total. Fair: within a host the first to ask is the first to go, and hosts take
 * turns. Nobody's thread waits, and whoever goes on must not block either. Safe for many threads.
 */
public final class HostBudget {

    /** The right to send one request to a host; closing it, once the answer is there, gives it back. Idempotent. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /** The party of this instance: no other has an empty name. */
    private static final String OWN = "";

    private final HostTurns turns;
    private final Lender lender;
    private final Gate gate;
    private final AtomicInteger waiting = new AtomicInteger();

    /** A budget of this instance alone. */
    public HostBudget(BudgetRules rules, Scheduler scheduler) {
        this(rules.total(), new HostTurns(rules, scheduler), Lender.NONE);
    }

    /**
     * A budget that is one with those of other instances.
     *
     * @param total most requests of this instance at once
     * @param turns those of this instance, and those it lends to others
     */
    public HostBudget(int total, HostTurns turns, Lender lender) {
        this.turns = turns;
        this.lender = lender;
        this.gate = new Gate(total);
    }

    /** A turn at a host, spaced as the rules say. */
    public CompletableFuture<Permit> acquire(String host) {
        return acquire(host, Duration.ZERO);
    }

    /**
     * A turn at a host. Cancelling the future gives the place in the queue up.
     *
     * @param spacing time until the host's next turn after this one, when it is longer than that of the rules
     */
    public CompletableFuture<Permit> acquire(String host, Duration spacing) {
        Passage passage = new Passage(host, spacing);
        waiting.incrementAndGet();
        passage.start();
        return passage.result;
    }

    /** Sends nothing more to a host for a while, whoever asks; never shortens a rest. */
    public void rest(String host, Duration time) {
        turns.rest(host, time);
        lender.rest(host, time);
    }

    /** Requests that have a permit now. */
    public int active() {
        return gate.active();
    }

    /** Requests that wait for their turn. */
    public int waiting() {
        return waiting.get();
    }

    /** Hosts about which something is remembered. */
    int remembered() {
        return turns.remembered();
    }

    /** One request on its way from turn to turn. Its steps follow one another; giving it up may come from any thread. */
    private final class Passage {
        private final String host;
        private final Duration spacing;
        private final CompletableFuture<Permit> result = new CompletableFuture<>();
        private final Deque<Permit> held = new ArrayDeque<>();
        private volatile @Nullable Future<?> step;

        Passage(String host, Duration spacing) {
            this.host = host;
            this.spacing = spacing;
        }

        void start() {
            Future<?> unused = result.whenComplete((permit, givenUp) -> {
                waiting.decrementAndGet();
                Future<?> current = step;
                if (permit == null && current != null) {
                    current.cancel(false);
                }
            });
            go();
        }

        private void go() {
            then(
                    turns.take(host, OWN, spacing),
                    turn -> then(lender.borrow(host, spacing), loan -> then(gate.enter(), slot -> enter(turn, loan))));
        }

        /** The next step, once this one has given what it should; what was given so far goes back if it never will. */
        private <T extends Permit> void then(CompletableFuture<T> coming, Consumer<T> next) {
            step = coming;
            if (result.isDone()) {
                coming.cancel(false);
            }
            Future<?> unused = coming.whenComplete((given, failure) -> {
                if (given != null) {
                    held.push(given);
                }
                if (given == null || result.isDone()) {
                    giveBack();
                    result.cancel(false);
                } else {
                    next.accept(given);
                }
            });
        }

        /** Begins, or starts anew where a turn is not good any more: the host rests, or another keeps its budget. */
        private void enter(HostTurns.Turn turn, HostTurns.Turn loan) {
            if (!turn.begin() || !loan.begin()) {
                giveBack();
                go();
                return;
            }
            AtomicBoolean open = new AtomicBoolean(true);
            Permit permit = () -> {
                if (open.compareAndSet(true, false)) {
                    giveBack();
                }
            };
            if (!result.complete(permit)) {
                permit.close();
            }
        }

        private void giveBack() {
            while (!held.isEmpty()) {
                held.pop().close();
            }
        }
    }
}
