package dev.newswire.monitor.erase;

import dev.newswire.monitor.deadletter.Letter;
import dev.newswire.monitor.deadletter.LetterBox;
import dev.newswire.monitor.log.ClusterErrors;
import dev.newswire.monitor.log.WholeTopics;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.EntityMentions;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import dev.newswire.schemas.topic.Cleanup;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds items by reading whole topics, which takes as long as that takes. Records that are no items are passed over: they
 * cannot be told to be of a source. For one thread.
 */
public final class ItemTracer {

    private static final String CLIENT = "newswire-erase";

    private final ClusterConfig cluster;

    public ItemTracer(ClusterConfig cluster) {
        this.cluster = cluster;
    }

    /** Ids of the items of these sources on {@code news.raw} and {@code news.enriched}. */
    public Set<String> idsOf(Set<String> sources) {
        Set<String> ids = new HashSet<>();
        AvroSerdes serdes = new AvroSerdes(cluster.registry());
        try (Deserializer<RawItem> raw = serdes.deserializer(RawItem.class);
                Deserializer<EnrichedItem> enriched = serdes.deserializer(EnrichedItem.class)) {
            read(List.of(Topics.RAW.name(), Topics.ENRICHED.name()), record -> {
                String source = record.topic().equals(Topics.RAW.name())
                        ? decoded(raw, record, item -> item.getSource().getId())
                        : decoded(enriched, record, item -> item.getSource().getId());
                String key = key(record);
                if (source != null && sources.contains(source) && key != null) {
                    ids.add(key);
                }
            });
        }
        return ids;
    }

    /** Every record of these items on every topic that exists. */
    public Traces trace(Set<String> ids) {
        Map<String, Long> counts = new HashMap<>();
        List<Topic> holding = holding();
        AvroSerdes serdes = new AvroSerdes(cluster.registry());
        try (Deserializer<EntityMentions> mentions = serdes.deserializer(EntityMentions.class)) {
            read(holding.stream().map(Topic::name).toList(), record -> {
                String id = record.topic().equals(Topics.MENTIONS.name())
                        ? decoded(mentions, record, EntityMentions::getItemId)
                        : key(record);
                if (record.value() != null && id != null && ids.contains(id)) {
                    counts.merge(record.topic(), 1L, Long::sum);
                }
            });
        }
        List<Letter> letters = new ArrayList<>();
        new LetterBox(cluster).read(letter -> {
            byte[] key = letter.record().key();
            if (!letter.erased() && key != null && ids.contains(new String(key, StandardCharsets.UTF_8))) {
                letters.add(letter);
            }
        });
        counts.put(Topics.DEAD_LETTERS.name(), (long) letters.size());
        return new Traces(traces(holding, counts), letters);
    }

    private List<TopicTrace> traces(List<Topic> holding, Map<String, Long> counts) {
        List<Topic> all = new ArrayList<>(holding);
        all.add(Topics.DEAD_LETTERS);
        List<ConfigResource> asked = all.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<ConfigResource, Config> settings = ask(
                "asking for the settings of topics",
                admin -> admin.describeConfigs(asked).all().get());
        List<TopicTrace> traces = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i).name();
            Config config = Objects.requireNonNull(settings.get(asked.get(i)), name);
            traces.add(trace(name, counts.getOrDefault(name, 0L), config));
        }
        return traces;
    }

    private static TopicTrace trace(String topic, long records, Config config) {
        boolean compacted = text(config, TopicConfig.CLEANUP_POLICY_CONFIG).contains(Cleanup.COMPACT.policy());
        boolean deleted = text(config, TopicConfig.CLEANUP_POLICY_CONFIG).contains(Cleanup.DELETE.policy());
        long stays = deleted ? number(config, TopicConfig.RETENTION_MS_CONFIG) : Long.MAX_VALUE;
        if (compacted) {
            stays = Math.min(stays, number(config, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG));
        }
        return new TopicTrace(topic, records, compacted, Duration.ofMillis(stays));
    }

    private static String text(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    /** Kafka writes -1 for no end. */
    private static long number(Config config, String name) {
        long number = Long.parseLong(text(config, name));
        return number < 0 ? Long.MAX_VALUE : number;
    }

    /** The topics that exist and have records of items. */
    private List<Topic> holding() {
        Set<String> there =
                ask("listing topics", admin -> admin.listTopics().names().get());
        return Topics.catalogue().stream()
                .filter(topic -> topic.key().equals(Topics.RAW.key()) || topic.equals(Topics.MENTIONS))
                .filter(topic -> there.contains(topic.name()))
                .toList();
    }

    private void read(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try {
            WholeTopics.read(cluster, CLIENT, topics, record -> {
                each.accept(record);
                return true;
            });
        } catch (KafkaException e) {
            throw ClusterErrors.of(e, cluster, "reading " + String.join(", ", topics));
        }
    }

    private <T> T ask(String task, Question<T> question) {
        try (Admin admin = Admin.create(cluster.kafka())) {
            return question.of(admin);
        } catch (ExecutionException | KafkaException e) {
            throw ClusterErrors.of(e, cluster, task);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private interface Question<T> {
        T of(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static @Nullable String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** Null for a tombstone and for what cannot be read; a registry that is away is no reason to pass over anything. */
    private static <T> @Nullable String decoded(
            Deserializer<T> deserializer, ConsumerRecord<byte[], byte[]> record, Function<T, String> part) {
        if (record.value() == null) {
            return null;
        }
        try {
            return part.apply(deserializer.deserialize(record.topic(), record.value()));
        } catch (RuntimeException e) {
            if (RegistryOutage.causedBy(e)) {
                throw e;
            }
            return null;
        }
    }
}
