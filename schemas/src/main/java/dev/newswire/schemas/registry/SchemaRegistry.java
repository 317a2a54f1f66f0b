package dev.newswire.schemas.registry;

import dev.newswire.schemas.registry.SubjectState.Status;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Checks and registers the schemas of the topic catalogue on a Confluent-compatible schema registry. Writing never
 * registers; this is the one place that does. Not for use by several threads.
 */
public final class SchemaRegistry implements AutoCloseable {

    /** Every version can read, and be read by, every other. */
    private static final CompatibilityLevel COMPATIBILITY = CompatibilityLevel.FULL_TRANSITIVE;

    private static final int NOT_FOUND = 404;
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final SchemaRegistryClient client;

    /**
     * Connects lazily.
     *
     * @param settings the registry client's own settings, {@code schema.registry.url} among them
     */
    public SchemaRegistry(Map<String, ?> settings) {
        String url = String.valueOf(settings.get("schema.registry.url"));
        this.client = SchemaRegistryClientFactory.newClient(
                List.of(url.split(",")), 1_000, List.of(new AvroSchemaProvider()), settings, Map.of());
    }

    /**
     * Compares every subject with the schema this build writes; changes nothing.
     *
     * @throws IOException when the registry cannot be reached or refuses the request
     */
    public List<SubjectState> check() throws IOException {
        List<SubjectState> states = new ArrayList<>();
        for (Topic topic : Topics.catalogue()) {
            if (topic.value().isPresent()) {
                states.add(state(topic.subject(), new AvroSchema(topic.value().get())));
            }
        }
        return states;
    }

    /**
     * Registers every missing schema and sets each subject's compatibility to FULL_TRANSITIVE. Registers nothing at
     * all when any subject is incompatible. Doing it twice changes nothing.
     *
     * @return the states afterwards
     * @throws IOException when the registry cannot be reached or refuses the request
     */
    public List<SubjectState> register() throws IOException {
        List<SubjectState> before = check();
        if (before.stream().anyMatch(state -> state.status() == Status.INCOMPATIBLE)) {
            return before;
        }
        for (Topic topic : Topics.catalogue()) {
            if (topic.value().isPresent()) {
                register(topic.subject(), new AvroSchema(topic.value().get()));
            }
        }
        client.reset();
        return check();
    }

    /** Of two that register the same at the same moment a registry may refuse one, who then finds it done. */
    private void register(String subject, AvroSchema schema) throws IOException {
        RestClientException refused = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                client.register(subject, schema);
                client.updateCompatibility(subject, COMPATIBILITY.name);
                return;
            } catch (RestClientException e) {
                refused = e;
                client.reset();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new IOException(
                "The registry refused the schema of " + subject + ": "
                        + Objects.requireNonNull(refused).getMessage(),
                refused);
    }

    private SubjectState state(String subject, AvroSchema schema) throws IOException {
        try {
            return new SubjectState(subject, Status.REGISTERED, client.getId(subject, schema), List.of());
        } catch (RestClientException e) {
            if (e.getStatus() != NOT_FOUND) {
                throw new IOException("The registry refused to look up " + subject + ": " + e.getMessage(), e);
            }
            return unregistered(subject, schema);
        }
    }

    private SubjectState unregistered(String subject, AvroSchema schema) throws IOException {
        try {
            List<String> problems = client.testCompatibilityVerbose(subject, schema);
            Status status = problems.isEmpty() ? Status.MISSING : Status.INCOMPATIBLE;
            return new SubjectState(subject, status, -1, problems);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return new SubjectState(subject, Status.MISSING, -1, List.of());
            }
            throw new IOException("The registry refused to compare " + subject + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
