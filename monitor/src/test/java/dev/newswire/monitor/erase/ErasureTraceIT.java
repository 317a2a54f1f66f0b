package dev.newswire.monitor.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityMentions;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.registry.SchemaRegistry;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.TopicAdmin;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What erasing sees of items: where they stand, and how far their tombstones are. */
@ExtendWith(EmbeddedStack.class)
final class ErasureTraceIT {

    private final String mark = UUID.randomUUID().toString();
    private final ClusterConfig cluster;
    private final KafkaProducer<byte[], byte[]> producer;

    ErasureTraceIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        cluster = ClusterConfig.of(broker.address(), registry.address());
        try (Admin admin = Admin.create(cluster.kafka());
                SchemaRegistry schemas = new SchemaRegistry(cluster.registry())) {
            new TopicAdmin(admin).create();
            schemas.register();
        }
        producer = new KafkaProducer<>(cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void findsTheItemsOfASourceAndWhatNamesThemOnOtherTopics() throws Exception {
        send(item("one", "desk"));
        send(item("one", "desk"));
        send(item("two", "elsewhere"));
        producer.send(new ProducerRecord<>(Topics.RAW.name(), bytes("broken"), bytes("no item")))
                .get();
        send(mention("one"));
        send(mention("two"));
        ItemTracer tracer = new ItemTracer(cluster);

        Set<String> ids = tracer.idsOf(Set.of(name("desk")));

        assertThat(ids).containsExactly(name("one"));
        assertThat(tracer.trace(ids).topics())
                .filteredOn(topic -> topic.records() > 0)
                .extracting(TopicTrace::topic, TopicTrace::records)
                .containsExactly(tuple(Topics.RAW.name(), 2L), tuple(Topics.MENTIONS.name(), 1L));
    }

    @Test
    void followsTombstonesOutOfEnrichAndPastTheSinks() throws Exception {
        String group = "newswire-sink-" + mark;
        try (ErasureWatch watch = ErasureWatch.open(cluster, List.of(name("one"), name("two")));
                Admin admin = Admin.create(cluster.kafka())) {
            RecordMetadata at = producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), 0, bytes(name("one")), null))
                    .get();
            producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), 0, bytes(name("three")), null))
                    .get();
            await().untilAsserted(
                            () -> assertThat(watch.read(Duration.ofMillis(200))).isEqualTo(1));

            commit(admin, group, at.offset());
            assertThat(progress(watch, group)).isEqualTo(new SinkProgress(group, false, 1, 0));
            assertThat(progress(watch, group).done()).isFalse();
            commit(admin, group, at.offset() + 1);
            assertThat(progress(watch, group)).isEqualTo(new SinkProgress(group, false, 1, 1));
            assertThat(progress(watch, group).done()).isTrue();

            producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), 1, bytes(name("two")), null))
                    .get();
            await().untilAsserted(
                            () -> assertThat(watch.read(Duration.ofMillis(200))).isZero());
            assertThat(progress(watch, group)).isEqualTo(new SinkProgress(group, false, 2, 1));
        }
    }

    private static SinkProgress progress(ErasureWatch watch, String group) {
        return watch.sinks().stream()
                .filter(one -> one.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static void commit(Admin admin, String group, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(Topics.ENRICHED.name(), 0), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private void send(RawItem item) throws Exception {
        try (Serializer<RawItem> serializer = new AvroSerdes(cluster.registry()).serializer()) {
            String topic = Topics.RAW.name();
            producer.send(new ProducerRecord<>(topic, bytes(item.getId()), serializer.serialize(topic, item)))
                    .get();
        }
    }

    private void send(EntityMentions mentions) throws Exception {
        try (Serializer<EntityMentions> serializer = new AvroSerdes(cluster.registry()).serializer()) {
            String topic = Topics.MENTIONS.name();
            producer.send(new ProducerRecord<>(topic, bytes("LOCATION:Oslo"), serializer.serialize(topic, mentions)))
                    .get();
        }
    }

    private RawItem item(String id, String source) {
        return RawItem.newBuilder()
                .setId(name(id))
                .setSource(source(source))
                .setBody("The ferry runs again.")
                .setBodyFormat(BodyFormat.TEXT)
                .setFetchedAt(Instant.EPOCH)
                .setContentHash("")
                .build();
    }

    private EntityMentions mention(String id) {
        return EntityMentions.newBuilder()
                .setEntity(Entity.newBuilder()
                        .setName("Oslo")
                        .setType(EntityType.LOCATION)
                        .build())
                .setItemId(name(id))
                .setRevision(1)
                .setSource(source("desk"))
                .setPublishedAt(Instant.EPOCH)
                .build();
    }

    private Source source(String id) {
        return Source.newBuilder().setId(name(id)).setKind(SourceKind.FILE).build();
    }

    /** Nobody else's. */
    private String name(String name) {
        return name + "-" + mark;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
