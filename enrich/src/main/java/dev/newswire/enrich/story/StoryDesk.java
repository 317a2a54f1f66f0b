package dev.newswire.enrich.story;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the story of each item by asking the shards that hold its bands. Items are spread over desks by id, bands over
 * shards; nothing is known of the whole. Revisions of an item are told in their order, and keep its story.
 *
 * <p>The most similar item that came before decides. When the story of that one is not settled yet, its desk is asked. An
 * item waits only for items that are before it in the order of time and id, so no circle of waiting items can arise and
 * each is told after a bounded number of notes; one that is after it takes the asking item for a candidate instead.
 *
 * <p>Holds no state of its own; the store does. Notes may come in any order between items, but each once.
 */
public final class StoryDesk {
    /** Changes whenever the same items in the same order could get other stories. */
    public static final String VERSION = StorySignature.VERSION + "-desk-1";

    private final DeskStore store;
    private final Outbox outbox;
    private final int shards;

    /** A desk beside so many shards. */
    public StoryDesk(DeskStore store, Outbox outbox, int shards) {
        this.store = store;
        this.outbox = outbox;
        this.shards = shards;
    }

    /**
     * A new revision. Its story is told now or later, by its ticket.
     *
     * @param time when it was ingested, milliseconds since 1970 UTC
     * @return the ticket, different from those of all revisions of the item that wait
     */
    public int arrive(String itemId, String sourceId, long time, StorySignature signature) {
        Queue queue = Objects.requireNonNullElseGet(store.queue(itemId), Queue::new);
        Settlement known = store.settlement(itemId);
        int ticket = queue.takeTicket();
        if (signature.tooShort()) {
            queue.add(new Visit(ticket, time, sourceId, signature, 0));
        } else {
            Sketch sketch = new Sketch(
                    itemId,
                    sourceId,
                    known == null ? time : known.time(),
                    signature,
                    known == null ? null : known.storyId());
            BandNote probe = new BandNote.Probe(sketch, ticket);
            queue.add(new Visit(
                    ticket, time, sourceId, signature, probe.shards(shards).size()));
            outbox.toShards(probe);
        }
        advance(itemId, queue);
        return ticket;
    }

    /** A take-down. It waits for the revisions before it. */
    public int takeDown(String itemId, long time) {
        Queue queue = Objects.requireNonNullElseGet(store.queue(itemId), Queue::new);
        int ticket = queue.takeTicket();
        queue.add(new Visit(ticket, time, "", null, 0));
        advance(itemId, queue);
        return ticket;
    }

    /** A note for the desk of an item. */
    public void take(String itemId, DeskNote note) {
        Queue queue = Objects.requireNonNullElseGet(store.queue(itemId), Queue::new);
        if (note instanceof DeskNote.Answer answer) {
            Visit visit = queue.find(answer.ticket());
            if (visit != null) {
                visit.answered(answer.matches());
            }
        } else if (note instanceof DeskNote.Reply reply) {
            Visit visit = queue.find(reply.ticket());
            if (visit != null && visit.asked() != null) {
                visit.replied(reply.storyId());
            }
        } else if (note instanceof DeskNote.Ask ask) {
            asked(itemId, queue, ask);
        }
        advance(itemId, queue);
    }

    private void asked(String itemId, Queue queue, DeskNote.Ask ask) {
        Match asker = ask.asker();
        Settlement known = store.settlement(itemId);
        Visit head = queue.head();
        if (known == null && head != null && Match.isBefore(head.time(), itemId, asker.time(), asker.itemId())) {
            queue.await(new Queue.Waiter(asker.itemId(), ask.ticket()));
            return;
        }
        if (known == null && head != null && head.asked() == null) {
            head.add(asker);
        }
        outbox.toDesk(asker.itemId(), new DeskNote.Reply(ask.ticket(), known == null ? null : known.storyId()));
    }

    private void advance(String itemId, Queue queue) {
        Visit head = queue.head();
        while (head != null && !head.waits()) {
            if (!settle(itemId, queue, head)) {
                break;
            }
            queue.leave();
            head = queue.head();
        }
        store.put(itemId, queue.isEmpty() ? null : queue);
    }

    /** False when another desk has to be asked first. */
    private boolean settle(String itemId, Queue queue, Visit visit) {
        Settlement known = store.settlement(itemId);
        StorySignature signature = visit.signature();
        if (signature == null) {
            forget(itemId, known);
            release(queue, null);
            outbox.takenDown(itemId, visit.ticket(), visit.time());
            return true;
        }
        if (known == null && signature.tooShort()) {
            release(queue, null);
            outbox.told(itemId, visit.ticket(), visit.time(), null);
            return true;
        }
        Match best = visit.best();
        if (known == null && best != null && best.storyId() == null) {
            visit.ask(best.itemId());
            Match self = new Match(itemId, visit.time(), null, best.similarity(), best.copy());
            outbox.toDesk(best.itemId(), new DeskNote.Ask(self, visit.ticket()));
            return false;
        }
        String storyId = known != null ? known.storyId() : best == null ? itemId : storyOf(best);
        store.put(itemId, settlement(storyId, visit, signature, known));
        if (known == null) {
            outbox.toShards(new BandNote.Settled(itemId, storyId, signature));
        }
        release(queue, storyId);
        outbox.told(itemId, visit.ticket(), visit.time(), story(itemId, storyId, visit, signature, known));
        return true;
    }

    /** A revision that is too short to compare leaves the signature that was compared. */
    private static Settlement settlement(
            String storyId, Visit visit, StorySignature signature, @Nullable Settlement known) {
        if (known == null) {
            return new Settlement(storyId, visit.time(), signature);
        }
        return new Settlement(storyId, known.time(), signature.tooShort() ? known.signature() : signature);
    }

    private static String storyOf(Match match) {
        return Objects.requireNonNull(match.storyId(), "asked for before");
    }

    private static Story story(
            String itemId, String storyId, Visit visit, StorySignature signature, @Nullable Settlement known) {
        Match copied = visit.bestCopy(itemId, known);
        String copyOf = copied == null ? null : copied.itemId();
        if (storyId.equals(itemId)) {
            return new Story(storyId, storyId, 1, null, copyOf);
        }
        Match closest = visit.bestIn(storyId);
        double toItself = known == null ? 0 : signature.similarity(known.signature());
        return closest != null && closest.similarity() >= toItself
                ? new Story(storyId, storyId, closest.similarity(), closest.itemId(), copyOf)
                : new Story(storyId, storyId, toItself, null, copyOf);
    }

    private void forget(String itemId, @Nullable Settlement known) {
        if (known != null) {
            store.put(itemId, (Settlement) null);
            if (!known.signature().tooShort()) {
                outbox.toShards(new BandNote.Forgotten(itemId, known.signature()));
            }
        }
    }

    private void release(Queue queue, @Nullable String storyId) {
        for (Queue.Waiter waiter : queue.release()) {
            outbox.toDesk(waiter.itemId(), new DeskNote.Reply(waiter.ticket(), storyId));
        }
    }
}
