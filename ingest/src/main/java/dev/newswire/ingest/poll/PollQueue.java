package dev.newswire.ingest.poll;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which sources are polled: by the time they are due, one at a time for each host, so that a host with many
 * sources holds up nobody else. Belongs to the poller's thread.
 */
final class PollQueue {
    private final PriorityQueue<Ticket> waiting =
            new PriorityQueue<>(Comparator.comparing(Ticket::at).thenComparing(Ticket::number));
    private final Map<PolledSource, Ticket> valid = new HashMap<>();
    private final Map<String, Deque<Ticket>> behind = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private long numbers;

    private record Ticket(PolledSource source, String host, Instant at, long number) {}

    /** Makes a source due; what was said of it before no longer counts. */
    void add(PolledSource source, Instant at) {
        Ticket ticket = new Ticket(source, source.host(), at, numbers++);
        valid.put(source, ticket);
        waiting.add(ticket);
    }

    void remove(PolledSource source) {
        valid.remove(source);
    }

    /** How many sources are waiting for their time. */
    int size() {
        return valid.size();
    }

    /** The next source that is due and whose host is free, which it then is not until {@link #free}. */
    Optional<Turn> next(Instant now) {
        for (Ticket ticket = waiting.peek(); ticket != null && !ticket.at().isAfter(now); ticket = waiting.peek()) {
            waiting.remove();
            if (!isValid(ticket)) {
                continue;
            }
            if (busy.add(ticket.host())) {
                valid.remove(ticket.source());
                return Optional.of(new Turn(ticket.source(), ticket.host(), ticket.at()));
            }
            behind.computeIfAbsent(ticket.host(), host -> new ArrayDeque<>()).add(ticket);
        }
        return Optional.empty();
    }

    /** A source whose turn it is, its host, and since when it has been due. */
    record Turn(PolledSource source, String host, Instant at) {}

    /** The host may be asked again. */
    void free(String host) {
        busy.remove(host);
        Deque<Ticket> line = behind.get(host);
        Ticket first = firstValid(line);
        if (first != null) {
            waiting.add(first);
        }
        if (line != null && line.isEmpty()) {
            behind.remove(host);
        }
    }

    /** When the next source is due; empty when none waits. May be too early, never too late. */
    Optional<Instant> earliest() {
        return Optional.ofNullable(waiting.peek()).map(Ticket::at);
    }

    /** How many sources should have been polled before {@code moment}. */
    long overdue(Instant moment) {
        return valid.values().stream()
                .filter(ticket -> ticket.at().isBefore(moment))
                .count();
    }

    private @Nullable Ticket firstValid(@Nullable Deque<Ticket> line) {
        while (line != null && !line.isEmpty()) {
            Ticket ticket = line.remove();
            if (isValid(ticket)) {
                return ticket;
            }
        }
        return null;
    }

    private boolean isValid(Ticket ticket) {
        return ticket.equals(valid.get(ticket.source()));
    }
}
