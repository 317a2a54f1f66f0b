package dev.newswire.monitor.subscribe;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.schemas.EnrichedItem;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sorts records into the four ways they can go, and counts. */
final class Delivery {
    private final Predicate<EnrichedItem> filter;
    private final Consumer<EnrichedItem> onItem;
    private final Consumer<Undecodable> onUndecodable;
    private long matched;
    private long filtered;
    private long undecodable;
    private long removals;

    Delivery(Predicate<EnrichedItem> filter, Consumer<EnrichedItem> onItem, Consumer<Undecodable> onUndecodable) {
        this.filter = filter;
        this.onItem = onItem;
        this.onUndecodable = onUndecodable;
    }

    void accept(ConsumerRecord<byte[], byte[]> record, ItemDecoder decoder) {
        EnrichedItem item;
        try {
            item = decoder.decode(record.topic(), record.value());
        } catch (PoisonException poison) {
            undecodable++;
            onUndecodable.accept(new Undecodable(
                    record.topic(), record.partition(), record.offset(), String.valueOf(poison.getMessage())));
            return;
        }
        if (item == null) {
            removals++;
        } else if (filter.test(item)) {
            matched++;
            onItem.accept(item);
        } else {
            filtered++;
        }
    }

    /** Counts a record that is not wanted whatever it holds. */
    void pass() {
        filtered++;
    }

    Summary summary() {
        return new Summary(matched + filtered + undecodable + removals, matched, filtered, undecodable, removals);
    }
}
