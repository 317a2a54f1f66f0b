package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.BandNote;
import dev.newswire.enrich.story.DeskNote;
import dev.newswire.enrich.story.DeskStore;
import dev.newswire.enrich.story.Outbox;
import dev.newswire.enrich.story.Queue;
import dev.newswire.enrich.story.Settlement;
import dev.newswire.enrich.story.Story;
import dev.newswire.enrich.story.StoryDesk;
import dev.newswire.enrich.story.StorySignature;
import dev.newswire.schemas.EnrichedItem;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A story desk over the stores of one task; what it says is forwarded. */
final class DeskTask implements DeskStore, Outbox {

    private final ProcessorContext<String, StoryEvent> context;
    private final KeyValueStore<String, EnrichedItem> waiting;
    private final KeyValueStore<String, Queue> queues;
    private final Newest<String, Settlement> settlements;
    private final StoryDesk desk;
    private long now;

    /** The item in hand, which need not be stored when its story is told at once. */
    private @Nullable EnrichedItem inHand;

    private boolean handedOn;

    DeskTask(ProcessorContext<String, StoryEvent> context, TopologySettings settings) {
        this.context = context;
        this.waiting = context.getStateStore(StoryStores.WAITING);
        this.queues = context.getStateStore(StoryStores.QUEUES);
        this.settlements = new Newest<>(context.getStateStore(StoryStores.SETTLEMENTS), settings.storyRetention());
        this.desk = new StoryDesk(this, this, settings.storyPartitions());
    }

    void arrive(Record<String, EnrichedItem> record) {
        at(record.timestamp());
        EnrichedItem item = record.value();
        if (item == null) {
            desk.takeDown(record.key(), record.timestamp());
            return;
        }
        inHand = item;
        handedOn = false;
        StorySignature signature = StorySignature.of(item.getTitle(), item.getText());
        int ticket = desk.arrive(record.key(), item.getSource().getId(), record.timestamp(), signature);
        if (!handedOn) {
            waiting.put(place(record.key(), ticket), item);
        }
        inHand = null;
    }

    void take(Record<String, DeskNote> note) {
        at(note.timestamp());
        desk.take(note.key(), note.value());
    }

    private void at(long timestamp) {
        now = timestamp;
        settlements.at(timestamp, context.currentStreamTimeMs());
    }

    private static String place(String itemId, int ticket) {
        return itemId + '#' + ticket;
    }

    private void forward(String key, StoryEvent event, long timestamp) {
        context.forward(new Record<>(key, event, timestamp));
    }

    @Override
    public void toShards(BandNote note) {
        forward(note.itemId(), new StoryEvent.ForShards(note), now);
    }

    @Override
    public void toDesk(String itemId, DeskNote note) {
        forward(itemId, new StoryEvent.ForDesk(note), now);
    }

    @Override
    public void told(String itemId, int ticket, long time, @Nullable Story story) {
        EnrichedItem item = waiting.delete(place(itemId, ticket));
        if (item == null) {
            item = inHand;
            handedOn = true;
        }
        if (item == null) {
            throw new IllegalStateException("Item " + itemId + " waits for its story but is not there");
        }
        // Nobody else has it: it was read from bytes for this desk. A builder would copy all that is in it.
        item.put("story", StoryRecord.of(story));
        forward(itemId, new StoryEvent.Told(item), time);
    }

    @Override
    public void takenDown(String itemId, int ticket, long time) {
        forward(itemId, new StoryEvent.Told(null), time);
    }

    @Override
    public @Nullable Queue queue(String itemId) {
        return queues.get(itemId);
    }

    @Override
    public void put(String itemId, @Nullable Queue queue) {
        if (queue != null) {
            queues.put(itemId, queue);
        } else {
            queues.delete(itemId);
        }
    }

    @Override
    public @Nullable Settlement settlement(String itemId) {
        return settlements.get(itemId);
    }

    @Override
    public void put(String itemId, @Nullable Settlement settlement) {
        if (settlement != null) {
            settlements.put(itemId, settlement);
        } else {
            settlements.remove(itemId);
        }
    }
}
