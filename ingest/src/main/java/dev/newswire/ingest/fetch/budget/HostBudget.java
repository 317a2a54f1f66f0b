package dev.newswire.ingest.fetch.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Shares out requests: to each host no more at once and no faster than the rules say, whoever asks; to all together no
 * more than the total. Fair: within a host the first to ask is the first to go, and hosts take turns. Nobody's thread
 * waits, and whoever goes on must not block either; memory is held only for hosts that are being asked or were asked just now. Safe for many threads.
 */
public final class HostBudget {

    /** The right to send one request to a host; closing it, once the answer is there, gives it back. Idempotent. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    private record Waiting(CompletableFuture<Permit> turn, Duration spacing) {}

    private static final class Host {
        final String name;
        final Deque<Waiting> queue = new ArrayDeque<>();
        int active;
        Instant next = Instant.MIN;
        boolean ready;
        boolean awaited;

        Host(String name) {
            this.name = name;
        }
    }

    private record Granted(CompletableFuture<Permit> turn, Host host) {}

    private final BudgetRules rules;
    private final Scheduler scheduler;
    private final Object lock = new Object();
    private final Map<String, Host> hosts = new HashMap<>();
    private final Deque<Host> ready = new ArrayDeque<>();
    private int active;
    private int waiting;
    private boolean granting;

    public HostBudget(BudgetRules rules, Scheduler scheduler) {
        this.rules = rules;
        this.scheduler = scheduler;
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
        CompletableFuture<Permit> turn = new CompletableFuture<>();
        synchronized (lock) {
            Host state = hosts.computeIfAbsent(host, Host::new);
            state.queue.add(new Waiting(turn, longer(rules.spacing(), spacing)));
            waiting++;
            look(state);
        }
        grant();
        return turn;
    }

    /** Sends nothing more to a host for a while, whoever asks; never shortens a rest. */
    public void rest(String host, Duration time) {
        synchronized (lock) {
            Host state = hosts.computeIfAbsent(host, Host::new);
            Instant until = scheduler.instant().plus(time);
            state.next = until.isAfter(state.next) ? until : state.next;
            look(state);
        }
    }

    /** Requests that have a permit now. */
    public int active() {
        synchronized (lock) {
            return active;
        }
    }

    /** Requests that wait for their turn. */
    public int waiting() {
        synchronized (lock) {
            return waiting;
        }
    }

    /** Hosts about which something is remembered. */
    int remembered() {
        synchronized (lock) {
            return hosts.size();
        }
    }

    /** Puts a host among those that may go, has it looked at again when its time comes, or forgets it. Holds the lock. */
    private void look(Host host) {
        while (!host.queue.isEmpty() && host.queue.peek().turn().isDone()) {
            host.queue.poll();
            waiting--;
        }
        if (host.ready || host.awaited) {
            return;
        }
        Duration wait =
                host.next.equals(Instant.MIN) ? Duration.ZERO : Duration.between(scheduler.instant(), host.next);
        boolean due = wait.isNegative() || wait.isZero();
        if (!due) {
            host.awaited = true;
            scheduler.after(wait, () -> due(host));
        } else if (host.queue.isEmpty()) {
            if (host.active == 0) {
                hosts.remove(host.name);
            }
        } else if (host.active < rules.perHost()) {
            host.ready = true;
            ready.add(host);
        }
    }

    private void due(Host host) {
        synchronized (lock) {
            host.awaited = false;
            look(host);
        }
        grant();
    }

    /**
     * Completes turns outside the lock, since whoever waits goes on from there, and one after another even when those
     * who go on give back at once: a queue of thousands must not become a stack of thousands.
     */
    private void grant() {
        synchronized (lock) {
            if (granting) {
                return;
            }
            granting = true;
        }
        for (Granted granted = take(); granted != null; granted = take()) {
            Host host = granted.host();
            AtomicBoolean open = new AtomicBoolean(true);
            Permit permit = () -> {
                if (open.compareAndSet(true, false)) {
                    release(host);
                }
            };
            if (!granted.turn().complete(permit)) {
                permit.close();
            }
        }
    }

    /** The next turn; null when there is none now, which ends the granting. */
    private @Nullable Granted take() {
        synchronized (lock) {
            while (active < rules.total() && !ready.isEmpty()) {
                Host host = ready.poll();
                host.ready = false;
                // A rest may have been asked for, and the first may have left, since the host was found ready.
                boolean due = !host.next.isAfter(scheduler.instant());
                Waiting first = due ? host.queue.poll() : null;
                if (first != null) {
                    waiting--;
                    host.active++;
                    active++;
                    host.next = first.spacing().isZero()
                            ? Instant.MIN
                            : scheduler.instant().plus(first.spacing());
                }
                look(host);
                if (first != null) {
                    return new Granted(first.turn(), host);
                }
            }
            granting = false;
            return null;
        }
    }

    private void release(Host host) {
        synchronized (lock) {
            host.active--;
            active--;
            look(host);
        }
        grant();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
