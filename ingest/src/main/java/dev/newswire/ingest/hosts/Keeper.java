package dev.newswire.ingest.hosts;

import dev.newswire.ingest.fetch.budget.HostTurns;
import dev.newswire.ingest.fetch.budget.HostTurns.Turn;
import dev.newswire.ingest.fetch.budget.Scheduler;
import dev.newswire.ingest.fetch.budget.Scheduler.Appointment;
import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostGrant;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Lends turns at the hosts whose budget this instance keeps to the instances that ask for them. A turn comes back when
 * its request is over, and by itself when nothing is heard any more. Safe for many threads; never holds its lock while
 * it takes turns or gives them back, since others go on from there.
 */
final class Keeper {
    private final String instance;
    private final HostTurns turns;
    private final Scheduler scheduler;
    private final Object lock = new Object();
    private final Set<Integer> kept = new HashSet<>();
    private final Map<RequestKey, Lent> lent = new HashMap<>();
    private HostPost post = HostPost.NONE;

    /** @param instance the own id, whose requests have their turns already */
    Keeper(String instance, HostTurns turns, Scheduler scheduler) {
        this.instance = instance;
        this.turns = turns;
        this.scheduler = scheduler;
    }

    void connected(HostPost way) {
        synchronized (lock) {
            post = way;
        }
    }

    /** Keeps the budgets of a partition from now on, knowing what was told to its keeper before. */
    void keep(int partition, History history) {
        synchronized (lock) {
            kept.add(partition);
        }
        history.begun().forEach(ask -> asked(partition, ask));
        history.rests().forEach(turns::rest);
        for (HostAsk ask : history.asks()) {
            if (!ask.getInstance().equals(instance)) {
                // The former keeper may have granted it, and that grant may still be used.
                turns.rest(ask.getHost(), Terms.HELD);
                asked(partition, ask);
            }
        }
    }

    /** Keeps them no longer: what was lent there is the next keeper's to count. */
    void leave(int partition) {
        List<Lent> gone;
        synchronized (lock) {
            kept.remove(partition);
            gone = lent.values().stream()
                    .filter(one -> one.partition == partition)
                    .toList();
            // All of them before the first goes back, or that would be lent to the next.
            gone.forEach(Lent::finish);
        }
        gone.forEach(Lent::giveBack);
    }

    void disconnected() {
        List<Integer> all;
        synchronized (lock) {
            post = HostPost.NONE;
            all = List.copyOf(kept);
        }
        all.forEach(this::leave);
    }

    /** What another instance tells the keeper of a partition. */
    void asked(int partition, HostAsk ask) {
        if (ask.getInstance().equals(instance)) {
            return;
        }
        Duration spacing = Duration.ofMillis(ask.getSpacingMillis());
        switch (ask.getStep()) {
            case ASK -> ask(partition, ask, spacing);
            case BEGUN -> begun(partition, ask, spacing);
            case OVER -> over(RequestKey.of(ask));
            case REST -> turns.rest(ask.getHost(), Duration.ofMillis(ask.getTimeMillis()));
            case UNKNOWN -> {
                // A later version has more to say than this one understands.
            }
        }
    }

    /** Turns that other instances have now. */
    int lent() {
        synchronized (lock) {
            return (int) lent.values().stream().filter(one -> one.given).count();
        }
    }

    private void ask(int partition, HostAsk ask, Duration spacing) {
        synchronized (lock) {
            Lent known = lent.get(RequestKey.of(ask));
            if (known != null) {
                known.again(ask.getNumber());
                return;
            }
        }
        CompletableFuture<Turn> turn = turns.take(ask.getHost(), ask.getInstance(), spacing);
        Lent fresh = new Lent(partition, RequestKey.of(ask), turn, ask.getNumber());
        enter(fresh, Terms.SILENT);
        Future<?> unused = turn.thenAccept(given -> given(fresh));
    }

    private void given(Lent one) {
        synchronized (lock) {
            if (!one.over) {
                one.given = true;
                one.grant();
            }
        }
    }

    /** Word that a request is under way is always true, whether it was granted here, by a former keeper, or by nobody. */
    private void begun(int partition, HostAsk ask, Duration spacing) {
        Turn turn = turns.occupy(ask.getHost(), spacing);
        RequestKey key = RequestKey.of(ask);
        Lent fresh = new Lent(partition, key, CompletableFuture.completedFuture(turn), 0);
        fresh.given = true;
        fresh.begun = true;
        enter(fresh, Duration.ofMillis(ask.getTimeMillis()));
    }

    private void over(RequestKey key) {
        Lent one;
        synchronized (lock) {
            one = lent.get(key);
        }
        if (one != null) {
            end(one);
        }
    }

    /** Takes it among those that are lent, in the place of what was known of its request before. */
    private void enter(Lent fresh, Duration time) {
        Lent before;
        boolean ours;
        synchronized (lock) {
            ours = kept.contains(fresh.partition);
            before = ours ? lent.put(fresh.key, fresh) : null;
            if (ours) {
                fresh.until(time);
            }
        }
        if (before != null) {
            end(before);
        }
        if (!ours) {
            end(fresh);
        }
    }

    private void end(Lent one) {
        boolean ended;
        synchronized (lock) {
            ended = one.finish();
        }
        if (ended) {
            one.giveBack();
        }
    }

    /** A turn that another instance waits for or has. Its fields are guarded by the lock of the keeper. */
    private final class Lent {
        private final int partition;
        private final RequestKey key;
        private final CompletableFuture<Turn> turn;
        private int number;
        private boolean given;
        private boolean begun;
        private boolean over;
        private @Nullable Appointment lapse;

        Lent(int partition, RequestKey key, CompletableFuture<Turn> turn, int number) {
            this.partition = partition;
            this.key = key;
            this.turn = turn;
            this.number = number;
        }

        /** It still waits, or has not heard that it need not. */
        void again(int asked) {
            if (begun) {
                return;
            }
            number = asked;
            if (given) {
                grant();
            } else {
                until(Terms.SILENT);
            }
        }

        void grant() {
            until(Terms.HELD);
            post.grant(new HostGrant(key.instance(), key.request(), number));
        }

        void until(Duration time) {
            hush();
            lapse = scheduler.after(time, () -> end(this));
        }

        boolean finish() {
            boolean ends = !over;
            over = true;
            hush();
            lent.remove(key, this);
            return ends;
        }

        /** Without the lock; once. */
        void giveBack() {
            if (!turn.cancel(false)) {
                turn.join().close();
            }
        }

        void hush() {
            if (lapse != null) {
                lapse.cancel();
                lapse = null;
            }
        }
    }
}
