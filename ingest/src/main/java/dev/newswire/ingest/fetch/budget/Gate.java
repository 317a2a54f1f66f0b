package dev.newswire.ingest.fetch.budget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets so many through at once, in the order of coming. Nobody's thread waits. Safe for many threads. */
final class Gate {
    private final int most;
    private final Object lock = new Object();
    private final Deque<CompletableFuture<HostBudget.Permit>> queue = new ArrayDeque<>();
    private int active;
    private boolean granting;

    Gate(int most) {
        this.most = most;
    }

    CompletableFuture<HostBudget.Permit> enter() {
        CompletableFuture<HostBudget.Permit> entry = new CompletableFuture<>();
        synchronized (lock) {
            queue.add(entry);
        }
        grant();
        return entry;
    }

    /** How many are through now. */
    int active() {
        synchronized (lock) {
            return active;
        }
    }

    /** Outside the lock and one after another, as turns are given. */
    private void grant() {
        synchronized (lock) {
            if (granting) {
                return;
            }
            granting = true;
        }
        for (CompletableFuture<HostBudget.Permit> first = next(); first != null; first = next()) {
            AtomicBoolean open = new AtomicBoolean(true);
            HostBudget.Permit permit = () -> {
                if (open.compareAndSet(true, false)) {
                    release();
                }
            };
            if (!first.complete(permit)) {
                permit.close();
            }
        }
    }

    private @Nullable CompletableFuture<HostBudget.Permit> next() {
        synchronized (lock) {
            CompletableFuture<HostBudget.Permit> first = active < most ? queue.poll() : null;
            granting = first != null;
            active += first == null ? 0 : 1;
            return first;
        }
    }

    private void release() {
        synchronized (lock) {
            active--;
        }
        grant();
    }
}
