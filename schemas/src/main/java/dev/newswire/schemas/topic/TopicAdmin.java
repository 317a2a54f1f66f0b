package dev.newswire.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the topic catalogue to a cluster. It creates what is missing and tells what differs; it never deletes a topic
 * and never changes one that exists, since an operator may have had reasons. Kafka's exceptions pass through.
 */
public final class TopicAdmin {

    private final Admin admin;
    private final List<Topic> catalogue;

    /**
     * @param admin stays the caller's to close
     */
    public TopicAdmin(Admin admin) {
        this(admin, Topics.DEAD_LETTERS.retention());
    }

    /**
     * @param admin stays the caller's to close
     * @param deadLettersKept how long dead letters are to be kept
     */
    public TopicAdmin(Admin admin, Duration deadLettersKept) {
        this.admin = admin;
        this.catalogue = Topics.catalogue().stream()
                .map(topic -> topic.equals(Topics.DEAD_LETTERS) ? topic.kept(deadLettersKept) : topic)
                .toList();
    }

    /** How every topic of the catalogue stands on the cluster, in the order of the flow. */
    public List<TopicState> describe() {
        Set<String> present = get(admin.listTopics().names());
        List<String> known =
                catalogue.stream().map(Topic::name).filter(present::contains).toList();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(known).allTopicNames());
        Map<ConfigResource, Config> configs = get(
                admin.describeConfigs(known.stream().map(TopicAdmin::resource).toList())
                        .all());
        List<TopicState> states = new ArrayList<>();
        for (Topic topic : catalogue) {
            states.add(state(topic, descriptions.get(topic.name()), configs.get(resource(topic.name()))));
        }
        return states;
    }

    /**
     * Creates the topics that are missing, with the cluster's default replication. Two that do it at once do no harm.
     *
     * @return the names of those this call created
     */
    public List<String> create() {
        List<NewTopic> missing = describe().stream()
                .filter(state -> !state.exists())
                .map(TopicState::topic)
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.settings()))
                .toList();
        List<String> created = new ArrayList<>();
        admin.createTopics(missing).values().forEach((name, done) -> {
            try {
                get(done);
                created.add(name);
            } catch (TopicExistsException raced) {
                // Somebody else was faster; the topic is there, which is what was asked for.
            }
        });
        return List.copyOf(created);
    }

    private static TopicState state(Topic topic, @Nullable TopicDescription description, @Nullable Config config) {
        if (description == null || config == null) {
            return new TopicState(topic, 0, Map.of());
        }
        Map<String, String> differing = new TreeMap<>();
        topic.settings().forEach((name, wanted) -> {
            ConfigEntry entry = config.get(name);
            if (entry != null && !wanted.equals(entry.value())) {
                differing.put(name, String.valueOf(entry.value()));
            }
        });
        return new TopicState(topic, description.partitions().size(), differing);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
