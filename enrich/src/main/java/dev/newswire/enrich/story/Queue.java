package dev.newswire.enrich.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits at the desk of one item: its revisions in their order, and other items that ask for its story. */
public final class Queue {
    private static final byte FORMAT = 1;

    private final Deque<Visit> visits = new ArrayDeque<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private int nextTicket;

    /** An item that waits for the story of this one. */
    record Waiter(String itemId, int ticket) {}

    int takeTicket() {
        return nextTicket++;
    }

    boolean isEmpty() {
        return visits.isEmpty();
    }

    void add(Visit visit) {
        visits.add(visit);
    }

    @Nullable Visit head() {
        return visits.peek();
    }

    void leave() {
        visits.remove();
    }

    @Nullable Visit find(int ticket) {
        for (Visit visit : visits) {
            if (visit.ticket() == ticket) {
                return visit;
            }
        }
        return null;
    }

    void await(Waiter waiter) {
        waiters.add(waiter);
    }

    /** Those who wait, each once. */
    List<Waiter> release() {
        List<Waiter> released = List.copyOf(waiters);
        waiters.clear();
        return released;
    }

    /** The queue as stores keep it. */
    public byte[] toBytes() {
        NoteWriter out = new NoteWriter(FORMAT).number(nextTicket).number(visits.size());
        visits.forEach(visit -> visit.write(out));
        out.number(waiters.size());
        waiters.forEach(waiter -> out.text(waiter.itemId()).number(waiter.ticket()));
        return out.bytes();
    }

    /** Reads {@link #toBytes()} back. */
    public static Queue fromBytes(byte[] bytes) {
        NoteReader in = new NoteReader(bytes, FORMAT);
        Queue queue = new Queue();
        queue.nextTicket = in.number();
        for (int left = in.count(); left > 0; left--) {
            queue.visits.add(Visit.read(in));
        }
        for (int left = in.count(); left > 0; left--) {
            queue.waiters.add(new Waiter(in.text(), in.number()));
        }
        return queue;
    }
}
