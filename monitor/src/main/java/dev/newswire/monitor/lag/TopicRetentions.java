package dev.newswire.monitor.lag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the retention of topics, each anew after a minute. Topics that do not tell are left out. Not thread-safe. */
final class TopicRetentions {
    private static final Logger LOG = LoggerFactory.getLogger(TopicRetentions.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long UNLIMITED = -1;

    private final Admin admin;
    private final Clock clock;
    private final Map<String, Retention> known = new HashMap<>();
    private Instant askedAt = Instant.MIN;

    TopicRetentions(Admin admin, Clock clock) {
        this.admin = admin;
        this.clock = clock;
    }

    Map<String, Retention> of(Set<String> topics) throws InterruptedException {
        Instant now = clock.instant();
        if (askedAt.isBefore(now.minus(FRESH))) {
            known.clear();
            askedAt = now;
        }
        known.keySet().retainAll(topics);
        List<ConfigResource> unknown = topics.stream()
                .filter(topic -> !known.containsKey(topic))
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        if (!unknown.isEmpty()) {
            for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer :
                    admin.describeConfigs(unknown).values().entrySet()) {
                known.put(answer.getKey().name(), answer(answer.getKey().name(), answer.getValue()));
            }
        }
        return Map.copyOf(known);
    }

    /** Without the right to see settings there is lag all the same. */
    private static Retention answer(String topic, KafkaFuture<Config> settings) throws InterruptedException {
        try {
            return retention(settings.get());
        } catch (ExecutionException refused) {
            LOG.atDebug()
                    .addKeyValue("topic", topic)
                    .addKeyValue("reason", String.valueOf(refused.getMessage()))
                    .log("A topic does not tell its retention");
            return Retention.NONE;
        }
    }

    static Retention retention(Config settings) {
        String policy = text(settings.get(TopicConfig.CLEANUP_POLICY_CONFIG));
        if (!policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
            return Retention.NONE;
        }
        long millis = number(settings.get(TopicConfig.RETENTION_MS_CONFIG));
        long bytes = number(settings.get(TopicConfig.RETENTION_BYTES_CONFIG));
        return new Retention(millis == UNLIMITED ? null : Duration.ofMillis(millis), bytes != UNLIMITED);
    }

    private static String text(@Nullable ConfigEntry entry) {
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    private static long number(@Nullable ConfigEntry entry) {
        String text = text(entry);
        return text.isEmpty() ? UNLIMITED : Long.parseLong(text);
    }
}
