package dev.newswire.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.registry.SubjectState.Status;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStack.class)
@TestMethodOrder(OrderAnnotation.class) // one registry, from empty to filled
class SchemaRegistryIT {

    private static final int SERVICES = 4;

    private final Map<String, Object> settings;

    SchemaRegistryIT(EmbeddedRegistry registry) {
        settings = Map.of("schema.registry.url", registry.address());
    }

    @Test
    @Order(1)
    void refusesToWriteWhatNobodyRegistered() {
        try (Serializer<RawItem> serializer = new AvroSerdes(settings).serializer()) {
            assertThatThrownBy(() -> serializer.serialize(Topics.RAW.name(), item()))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    @Order(2)
    void registersEverySchemaOnceAndAsksForFullCompatibilityThoughSeveralServicesStartAtOnce() throws Exception {
        try (SchemaRegistry registry = new SchemaRegistry(settings)) {
            assertThat(registry.check()).extracting(SubjectState::status).containsOnly(Status.MISSING);

            List<Future<List<SubjectState>>> registering = new ArrayList<>();
            ExecutorService services = Executors.newFixedThreadPool(SERVICES);
            for (int service = 0; service < SERVICES; service++) {
                registering.add(services.submit(this::register));
            }
            services.shutdown();
            for (Future<List<SubjectState>> registered : registering) {
                assertThat(registered.get()).extracting(SubjectState::status).containsOnly(Status.REGISTERED);
            }
            assertThat(registry.register()).isEqualTo(registry.check());
        }
        assertThat(compatibility(Topics.RAW.subject())).contains("FULL_TRANSITIVE");
    }

    private List<SubjectState> register() throws IOException {
        try (SchemaRegistry registry = new SchemaRegistry(settings)) {
            return registry.register();
        }
    }

    @Test
    @Order(3)
    void readsBackWhatItWrote() {
        AvroSerdes serdes = new AvroSerdes(settings);
        try (Serializer<RawItem> serializer = serdes.serializer();
                Deserializer<RawItem> deserializer = serdes.deserializer(RawItem.class)) {
            byte[] bytes = serializer.serialize(Topics.RAW.name(), item());

            assertThat(deserializer.deserialize(Topics.RAW.name(), bytes)).isEqualTo(item());
        }
    }

    @Test
    @Order(4)
    void writesToATopicOfItsOwnUnderTheContractOfAnother() {
        try (Serializer<RawItem> serializer = new AvroSerdes(settings)
                .internalSerde(RawItem.class, Topics.RAW)
                .serializer()) {
            assertThat(serializer.serialize("anything-repartition", item())).isNotEmpty();
        }
    }

    @Test
    @Order(5)
    void isRefusedASchemaThatBreaksAnOldOne() throws Exception {
        AvroSchema broken = new AvroSchema("{\"type\":\"record\",\"name\":\"RawItem\","
                + "\"namespace\":\"dev.newswire.schemas\",\"fields\":[{\"name\":\"new\",\"type\":\"string\"}]}");
        try (SchemaRegistryClient client =
                new CachedSchemaRegistryClient((String) settings.get("schema.registry.url"), 10)) {
            assertThatThrownBy(() -> client.register(Topics.RAW.subject(), broken))
                    .isInstanceOfSatisfying(RestClientException.class, refusal -> assertThat(refusal.getStatus())
                            .isEqualTo(409));
        }
    }

    /** Asked directly: the client reads the answer's key, which this registry names otherwise. */
    private String compatibility(String subject) throws IOException, InterruptedException {
        URI uri = URI.create(settings.get("schema.registry.url") + "/config/" + subject);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static RawItem item() {
        return RawItem.newBuilder()
                .setId("0".repeat(32))
                .setSource(Source.newBuilder()
                        .setId("desk")
                        .setKind(SourceKind.FILE)
                        .build())
                .setTitle("Мост 開放 🌉")
                .setFetchedAt(Instant.parse("2026-05-01T08:00:00.123Z"))
                .setContentHash("")
                .build();
    }
}
