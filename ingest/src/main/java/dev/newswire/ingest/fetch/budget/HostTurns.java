package dev.newswire.ingest.fetch.budget;

import dev.newswire.ingest.fetch.budget.HostLine.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gives turns at hosts: no more at once and no faster than the rules say, in the order of asking, parties by turns. A turn is given, then
 * begun when its request is sent, then over; the next is given at the earliest when the one before has begun and the
 * spacing since then has passed, however long whoever has it waits. Nobody's thread waits, and whoever goes on must not
 * block either; memory is held only for hosts that are being asked or were asked just now. Safe for many threads.
 */
public final class HostTurns {

    /** Leave to send one request to a host. Closing it, once the answer is there, gives it back. Idempotent. */
    public interface Turn extends HostBudget.Permit {

        /** The request is sent now; false when it must not be any more, and a new turn has to be asked for. */
        boolean begin();
    }

    private static final class Host {
        final String name;
        final HostLine line = new HostLine();
        int active;
        Instant next = Instant.MIN;
        /** One turn is given and not begun yet. */
        boolean given;

        boolean ready;
        boolean awaited;

        Host(String name) {
            this.name = name;
        }

        /** No turn until then; never shortens what is there. */
        void notBefore(Instant time) {
            next = time.isAfter(next) ? time : next;
        }
    }

    private enum Stage {
        GIVEN,
        BEGUN,
        OVER
    }

    private record Given(CompletableFuture<Turn> turn, Place place) {}

    private final BudgetRules rules;
    private final Scheduler scheduler;
    private final Object lock = new Object();
    private final Map<String, Host> hosts = new HashMap<>();
    private final Deque<Host> ready = new ArrayDeque<>();
    private boolean giving;

    public HostTurns(BudgetRules rules, Scheduler scheduler) {
        this.rules = rules;
        this.scheduler = scheduler;
    }

    /**
     * A turn at a host. Cancelling the future gives the place in the line up.
     *
     * @param party for whom; parties take turns
     * @param spacing time until the host's next turn after this one, when it is longer than that of the rules
     */
    public CompletableFuture<Turn> take(String host, String party, Duration spacing) {
        CompletableFuture<Turn> turn = new CompletableFuture<>();
        synchronized (lock) {
            Host state = hosts.computeIfAbsent(host, Host::new);
            state.line.add(party, new Waiting(turn, spacing));
            look(state);
        }
        give();
        return turn;
    }

    /** Counts a request that somebody else has begun just now, whether the rules have room for it or not. */
    public Turn occupy(String host, Duration spacing) {
        synchronized (lock) {
            Host state = hosts.computeIfAbsent(host, Host::new);
            state.active++;
            space(state, spacing);
            look(state);
            return new Place(state, spacing, Stage.BEGUN);
        }
    }

    /** Gives no turn at a host for a while, whoever asks; never shortens a rest. */
    public void rest(String host, Duration time) {
        synchronized (lock) {
            Host state = hosts.computeIfAbsent(host, Host::new);
            state.notBefore(scheduler.instant().plus(time));
            look(state);
        }
    }

    /** The hosts that rest now, or had a request just now, and how long there is no turn at them. */
    public Map<String, Duration> resting() {
        Map<String, Duration> resting = new HashMap<>();
        synchronized (lock) {
            Instant now = scheduler.instant();
            hosts.values().stream()
                    .filter(host -> host.next.isAfter(now))
                    .forEach(host -> resting.put(host.name, Duration.between(now, host.next)));
        }
        return resting;
    }

    /** Hosts about which something is remembered. */
    int remembered() {
        synchronized (lock) {
            return hosts.size();
        }
    }

    /** The host's next turn comes after the spacing, its own or that of the rules. Holds the lock. */
    private void space(Host host, Duration own) {
        Duration spacing = own.compareTo(rules.spacing()) > 0 ? own : rules.spacing();
        if (!spacing.isZero()) {
            host.notBefore(scheduler.instant().plus(spacing));
        }
    }

    /** Puts a host among those that may go, has it looked at again when its time comes, or forgets it. Holds the lock. */
    private void look(Host host) {
        if (host.ready || host.awaited) {
            return;
        }
        Duration wait =
                host.next.equals(Instant.MIN) ? Duration.ZERO : Duration.between(scheduler.instant(), host.next);
        boolean due = wait.isNegative() || wait.isZero();
        if (!due) {
            host.awaited = true;
            scheduler.after(wait, () -> due(host));
        } else if (host.line.isEmpty()) {
            if (host.active == 0) {
                hosts.remove(host.name);
            }
        } else if (host.active < rules.perHost() && !host.given) {
            host.ready = true;
            ready.add(host);
        }
    }

    private void due(Host host) {
        synchronized (lock) {
            host.awaited = false;
            look(host);
        }
        give();
    }

    /**
     * Completes turns outside the lock, since whoever waits goes on from there, and one after another even when those
     * who go on give back at once: a queue of thousands must not become a stack of thousands.
     */
    private void give() {
        synchronized (lock) {
            if (giving) {
                return;
            }
            giving = true;
        }
        for (Given given = next(); given != null; given = next()) {
            if (!given.turn().complete(given.place())) {
                given.place().close();
            }
        }
    }

    /** The next turn; null when there is none now, which ends the giving. */
    private @Nullable Given next() {
        synchronized (lock) {
            while (!ready.isEmpty()) {
                Host host = ready.poll();
                host.ready = false;
                // A rest may have been asked for, and the first may have left, since the host was found ready.
                boolean due = !host.next.isAfter(scheduler.instant());
                Waiting first = due ? host.line.poll() : null;
                if (first != null) {
                    host.active++;
                    host.given = true;
                    return new Given(first.turn(), new Place(host, first.spacing(), Stage.GIVEN));
                }
                look(host);
            }
            giving = false;
            return null;
        }
    }

    /** A turn that counts. */
    private final class Place implements Turn {
        private final Host host;
        private final Duration spacing;
        private Stage stage;

        Place(Host host, Duration spacing, Stage stage) {
            this.host = host;
            this.spacing = spacing;
            this.stage = stage;
        }

        @Override
        public boolean begin() {
            synchronized (lock) {
                // The host may have asked for a rest since the turn was given.
                if (stage != Stage.GIVEN || host.next.isAfter(scheduler.instant())) {
                    return stage == Stage.BEGUN;
                }
                stage = Stage.BEGUN;
                host.given = false;
                space(host, spacing);
                look(host);
            }
            give();
            return true;
        }

        @Override
        public void close() {
            synchronized (lock) {
                if (stage == Stage.OVER) {
                    return;
                }
                if (stage == Stage.GIVEN) {
                    host.given = false;
                }
                stage = Stage.OVER;
                host.active--;
                look(host);
            }
            give();
        }
    }
}
