package dev.newswire.ingest.websub;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.publish.Companion;
import dev.newswire.ingest.publish.GroupPublisher;
import dev.newswire.ingest.table.TopicTable;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What hubs have been asked and have agreed to, as every instance sees it: any of them may be the one a hub calls. Kept
 * on {@code news.subscriptions}; changes are made by publishing them. Safe for many threads.
 */
final class Subscriptions implements AutoCloseable {
    private final Map<String, HubSubscription> bySource = new ConcurrentHashMap<>();
    private final TopicTable<HubSubscription> table;
    private final GroupPublisher publisher;

    Subscriptions(ClusterConfig cluster, GroupPublisher publisher) {
        this.table =
                new TopicTable<>(cluster, Topics.SUBSCRIPTIONS, HubSubscription.class, Long.MAX_VALUE, this::changed);
        this.publisher = publisher;
    }

    void start() {
        table.start();
    }

    Optional<String> waitingFor() {
        return table.waitingFor();
    }

    Optional<HubSubscription> of(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    /** Publishes readings together with how the subscription stands from now on; null when there is none any more. */
    CompletableFuture<List<Reading>> put(
            String source, @Nullable HubSubscription subscription, List<Reading> readings) {
        Companion record = new Companion(Topics.SUBSCRIPTIONS, 0, source, subscription);
        return publisher.publish(readings, List.of(record)).thenApply(published -> {
            changed(source, subscription);
            return published;
        });
    }

    @Override
    public void close() {
        table.close();
    }

    private void changed(String source, @Nullable HubSubscription subscription) {
        if (subscription == null) {
            bySource.remove(source);
        } else {
            bySource.put(source, subscription);
        }
    }
}
