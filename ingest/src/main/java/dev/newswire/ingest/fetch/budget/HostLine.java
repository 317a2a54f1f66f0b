package dev.newswire.ingest.fetch.budget;

import dev.newswire.ingest.fetch.budget.HostTurns.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a host: each party in the order of asking, the parties by turns, so that one that waits for much keeps
 * nobody else away. Not for several threads.
 */
final class HostLine {

    /** Whoever completes or cancels the turn leaves the line. */
    record Waiting(CompletableFuture<Turn> turn, Duration spacing) {}

    private final Map<String, Deque<Waiting>> parties = new LinkedHashMap<>();

    void add(String party, Waiting waiting) {
        parties.computeIfAbsent(party, any -> new ArrayDeque<>()).add(waiting);
    }

    /** True when nobody waits; forgets those who have left. */
    boolean isEmpty() {
        Iterator<Deque<Waiting>> all = parties.values().iterator();
        while (all.hasNext()) {
            Deque<Waiting> party = all.next();
            while (!party.isEmpty() && party.peek().turn().isDone()) {
                party.poll();
            }
            if (!party.isEmpty()) {
                return false;
            }
            all.remove();
        }
        return true;
    }

    /** The next in line, who may have left just now. */
    @Nullable Waiting poll() {
        if (isEmpty()) {
            return null;
        }
        Map.Entry<String, Deque<Waiting>> first = parties.entrySet().iterator().next();
        parties.remove(first.getKey());
        Waiting next = first.getValue().poll();
        if (!first.getValue().isEmpty()) {
            parties.put(first.getKey(), first.getValue());
        }
        return next;
    }
}
