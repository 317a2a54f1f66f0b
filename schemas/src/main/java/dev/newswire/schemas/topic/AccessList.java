package dev.newswire.schemas.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What each role must be allowed on the cluster, and nothing else, derived from the topic catalogue: writers from the
 * owners of topics, readers from who consumes them. WRITE and READ include DESCRIBE, as Kafka has it.
 */
public final class AccessList {
    private static final String ANY_HOST = "*";
    private static final String SINKS = "newswire-sink-";
    private static final String INGEST_IDS = "ingest-";
    private static final String PUSH_IDS = "ingest-push-";
    private static final String POLL_GROUP = "newswire-ingest";
    private static final String SOURCES_EDITOR = "newswire-sources-editor";
    private static final String REPLAY = "newswire-deadletters-replay";
    private static final String ERASE = "newswire-erase";
    private static final Set<Topic> EDITED = Set.of(Topics.SOURCES, Topics.WATCHLIST, Topics.RULES);

    private final Role role;
    private final String principal;
    private final String application;
    private final List<AclBinding> bindings = new ArrayList<>();

    private AccessList(Role role, String principal, String application) {
        this.role = role;
        this.principal = principal;
        this.application = application;
    }

    /**
     * In the order of the flow.
     *
     * @param principal as Kafka names it: {@code User:newswire-ingest}
     * @param application application id of enrich, which names its group, its transactions and its internal topics
     */
    public static List<AclBinding> of(Role role, String principal, String application) {
        AccessList list = new AccessList(role, principal, application);
        Topics.catalogue().forEach(list::topic);
        list.beyondTopics();
        return List.copyOf(list.bindings);
    }

    private void topic(Topic topic) {
        switch (role) {
            case INGEST, ENRICH, SINK -> {
                if (reads(topic)) {
                    allow(topic, AclOperation.READ);
                }
                if (topic.owner().equals(role.label()) || topic.equals(Topics.DEAD_LETTERS)) {
                    allow(topic, AclOperation.WRITE);
                }
            }
            case MONITOR -> allow(topic, AclOperation.READ, AclOperation.DESCRIBE_CONFIGS);
            case SETUP -> allow(topic, AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
            case EDITOR -> {
                if (EDITED.contains(topic)) {
                    allow(topic, AclOperation.READ, AclOperation.WRITE);
                } else if (topic.equals(Topics.SOURCE_STATES)) {
                    allow(topic, AclOperation.READ);
                } else if (topic.equals(Topics.RAW) || topic.equals(Topics.DEAD_LETTERS)) {
                    allow(topic, AclOperation.WRITE);
                }
            }
            case OPERATOR -> operator(topic);
            case READER -> {
                if (topic.owner().equals(Role.ENRICH.label())) {
                    allow(topic, AclOperation.READ);
                }
            }
        }
    }

    /** Looks for items wherever they stand and has them erased; sends dead letters back to where they came from. */
    private void operator(Topic topic) {
        boolean ofItems = topic.key().equals(Topics.RAW.key())
                || topic.equals(Topics.MENTIONS)
                || topic.equals(Topics.DEAD_LETTERS);
        if (ofItems) {
            allow(topic, AclOperation.READ, AclOperation.DESCRIBE_CONFIGS);
        } else if (topic.equals(Topics.SOURCES)) {
            allow(topic, AclOperation.READ);
        }
        if (topic.equals(Topics.RAW) || topic.equals(Topics.ENRICHED) || topic.equals(Topics.DEAD_LETTERS)) {
            allow(topic, AclOperation.WRITE);
        }
    }

    /** Ingest keeps its memory on topics of its own; enrich reads what it is fed and told; sinks read what it makes. */
    private boolean reads(Topic topic) {
        return switch (role) {
            case INGEST -> topic.owner().equals(Role.INGEST.label()) && !topic.equals(Topics.RAW);
            case ENRICH -> topic.equals(Topics.RAW) || topic.owner().equals("users");
            case SINK -> topic.equals(Topics.ENRICHED);
            case MONITOR, SETUP, EDITOR, OPERATOR, READER -> false;
        };
    }

    private void beyondTopics() {
        switch (role) {
            case INGEST -> {
                allow(ResourceType.GROUP, POLL_GROUP, PatternType.PREFIXED, AclOperation.READ);
                allow(ResourceType.GROUP, application, PatternType.LITERAL, AclOperation.DESCRIBE);
                allow(ResourceType.TRANSACTIONAL_ID, INGEST_IDS, PatternType.PREFIXED, AclOperation.WRITE);
            }
            case ENRICH -> {
                allow(
                        ResourceType.TOPIC,
                        application + "-",
                        PatternType.PREFIXED,
                        AclOperation.READ,
                        AclOperation.WRITE,
                        AclOperation.CREATE,
                        AclOperation.DELETE);
                allow(ResourceType.GROUP, application, PatternType.LITERAL, AclOperation.READ);
                allow(ResourceType.TRANSACTIONAL_ID, application + "-", PatternType.PREFIXED, AclOperation.WRITE);
            }
            case SINK -> {
                allow(ResourceType.GROUP, SINKS, PatternType.PREFIXED, AclOperation.READ);
                allow(ResourceType.TRANSACTIONAL_ID, SINKS, PatternType.PREFIXED, AclOperation.WRITE);
            }
            case MONITOR -> {
                allow(
                        ResourceType.TOPIC,
                        application + "-",
                        PatternType.PREFIXED,
                        AclOperation.READ,
                        AclOperation.DESCRIBE_CONFIGS);
                allow(ResourceType.GROUP, application, PatternType.LITERAL, AclOperation.DESCRIBE);
                allow(ResourceType.GROUP, "newswire-", PatternType.PREFIXED, AclOperation.DESCRIBE);
            }
            case EDITOR -> {
                allow(ResourceType.TRANSACTIONAL_ID, SOURCES_EDITOR, PatternType.LITERAL, AclOperation.WRITE);
                allow(ResourceType.TRANSACTIONAL_ID, PUSH_IDS, PatternType.PREFIXED, AclOperation.WRITE);
            }
            case OPERATOR -> {
                allow(ResourceType.GROUP, SINKS, PatternType.PREFIXED, AclOperation.DESCRIBE);
                allow(ResourceType.TRANSACTIONAL_ID, REPLAY, PatternType.LITERAL, AclOperation.WRITE);
                allow(ResourceType.TRANSACTIONAL_ID, ERASE, PatternType.LITERAL, AclOperation.WRITE);
            }
            case SETUP, READER -> {}
        }
    }

    private void allow(Topic topic, AclOperation... operations) {
        allow(ResourceType.TOPIC, topic.name(), PatternType.LITERAL, operations);
    }

    private void allow(ResourceType type, String name, PatternType pattern, AclOperation... operations) {
        ResourcePattern resource = new ResourcePattern(type, name, pattern);
        Arrays.stream(operations)
                .map(operation -> new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW))
                .forEach(entry -> bindings.add(new AclBinding(resource, entry)));
    }
}
