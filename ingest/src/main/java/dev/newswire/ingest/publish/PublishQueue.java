package dev.newswire.ingest.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What waits for the next transaction. Any thread may offer, one takes. */
final class PublishQueue {
    private final PublishSettings settings;
    private final Deque<Submission> waiting = new ArrayDeque<>();
    private int records;
    private long firstAt;
    private boolean closed;

    PublishQueue(PublishSettings settings) {
        this.settings = settings;
    }

    /** False when it is closed. */
    synchronized boolean offer(Submission submission) {
        if (closed) {
            return false;
        }
        if (waiting.isEmpty()) {
            firstAt = System.nanoTime();
        }
        waiting.add(submission);
        records += submission.records();
        if (waiting.size() == 1 || records >= settings.items()) {
            notifyAll();
        }
        return true;
    }

    /** Waits for the first and then for company until the delay is over; empty when it is closed and nothing is left. */
    synchronized List<Submission> take() throws InterruptedException {
        while (waiting.isEmpty()) {
            if (closed) {
                return List.of();
            }
            wait();
        }
        long left = settings.delay().toNanos() - (System.nanoTime() - firstAt);
        while (left > 0 && records < settings.items() && !closed) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = settings.delay().toNanos() - (System.nanoTime() - firstAt);
        }
        return next();
    }

    /** True as soon as it is closed; false when it still is open after that time. */
    synchronized boolean awaitClosed(long millis) throws InterruptedException {
        if (!closed && millis > 0) {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            for (long left = millis; !closed && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        }
        return closed;
    }

    /** From here on nothing is taken in. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Everything that waits. */
    synchronized List<Submission> drain() {
        List<Submission> all = List.copyOf(waiting);
        waiting.clear();
        records = 0;
        return all;
    }

    /** As much as a transaction holds, and at least one. */
    private List<Submission> next() {
        List<Submission> group = new ArrayList<>();
        int taken = 0;
        long bytes = 0;
        while (!waiting.isEmpty()
                && (group.isEmpty()
                        || (taken + waiting.getFirst().records() <= settings.items()
                                && bytes + waiting.getFirst().bytes() <= settings.bytes()))) {
            Submission first = waiting.removeFirst();
            taken += first.records();
            bytes += first.bytes();
            group.add(first);
        }
        records -= taken;
        return group;
    }
}
