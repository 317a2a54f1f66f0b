package dev.newswire.ingest.fetch.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that goes on only when told to; what falls due is done in order, on the telling thread. */
public final class ManualScheduler implements Scheduler {
    private record Later(Instant at, long number, Runnable task) {}

    private final PriorityQueue<Later> later =
            new PriorityQueue<>(Comparator.comparing(Later::at).thenComparing(Later::number));
    private Instant now;
    private long number;

    public ManualScheduler(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Appointment after(Duration delay, Runnable task) {
        Later made = new Later(delay.isNegative() ? now : now.plus(delay), number++, task);
        later.add(made);
        return () -> cancel(made);
    }

    private synchronized void cancel(Later made) {
        later.remove(made);
    }

    /** Lets time pass, doing whatever falls due on the way. */
    public void pass(Duration time) {
        Instant end = instant().plus(time);
        for (Runnable task = due(end); task != null; task = due(end)) {
            task.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    /** How much is still to be done. */
    public synchronized int pending() {
        return later.size();
    }

    private synchronized Runnable due(Instant end) {
        Later next = later.peek();
        if (next == null || next.at().isAfter(end)) {
            return null;
        }
        later.poll();
        now = next.at().isAfter(now) ? next.at() : now;
        return next.task();
    }
}
