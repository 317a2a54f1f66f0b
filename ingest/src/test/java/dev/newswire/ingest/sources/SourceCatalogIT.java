package dev.newswire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.topic.SourcePartition;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStack.class)
class SourceCatalogIT {

    private final ClusterFixture fixture;
    private final SourceCatalog catalog;

    SourceCatalogIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
        catalog = new SourceCatalog(fixture.cluster());
    }

    /** Other tests of the same broker leave sources behind. */
    @BeforeEach
    void beginWithNone() {
        removeAll();
        fixture.mark(Topics.SOURCES);
    }

    @AfterEach
    void removeAll() {
        catalog.edit(set -> SourceEdit.remove(set.ids()));
        assertThat(catalog.read().ids()).isEmpty();
    }

    @Test
    void keepsASourceOnThePartitionOfItsHostAndMovesItWhole() {
        SourceDefinition before = Sources.feed("a", "https://example.org/feed");
        SourceDefinition after = Sources.feed("a", "https://feeds.example.org/");
        catalog.edit(set -> SourceEdit.put(List.of(before)));
        assertThat(catalog.read().all()).containsExactly(before);
        catalog.edit(set -> SourceEdit.put(List.of(after)));

        assertThat(catalog.read().all()).containsExactly(after);
        List<ConsumerRecord<String, byte[]>> records = fixture.committed(Topics.SOURCES);
        int old = SourcePartition.of(before, Topics.SOURCES.partitions());
        int young = SourcePartition.of(after, Topics.SOURCES.partitions());
        assertThat(records)
                .extracting(ConsumerRecord::partition, record -> record.value() == null)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(old, false),
                        org.assertj.core.groups.Tuple.tuple(old, true),
                        org.assertj.core.groups.Tuple.tuple(young, false));
    }

    @Test
    void losesNoEditOfManyEditorsAtOnce() {
        ExecutorService editors = Executors.newFixedThreadPool(3);
        try {
            List<CompletableFuture<Void>> edits = IntStream.range(0, 9)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> catalog.edit(set -> addOne(set)), editors))
                    .toList();
            edits.forEach(CompletableFuture::join);
        } finally {
            editors.shutdownNow();
        }

        assertThat(catalog.read().ids()).hasSize(9);
    }

    /** Takes the first free number, as an editor that makes ids does: two that did not see each other take the same. */
    private static SourceEdit addOne(SourceSet set) {
        int free = 0;
        while (set.ids().contains("source-" + free)) {
            free++;
        }
        return SourceEdit.put(List.of(Sources.feed("source-" + free, "https://example.org/" + free)));
    }

    @Test
    void readsOnWhereARecordIsIllegibleAndRemovesIt() throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", fixture.cluster().bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.SOURCES.name(), 5, bytes("broken"), bytes("no Avro")))
                    .get();
        }
        catalog.edit(set -> SourceEdit.put(List.of(Sources.feed("a", "https://example.org/"))));

        assertThat(catalog.read().all()).extracting(SourceDefinition::getId).containsExactly("a");
        assertThat(catalog.read().ids()).containsExactly("a", "broken");
        catalog.edit(set -> SourceEdit.remove(List.of("broken")));
        assertThat(catalog.read().ids()).containsExactly("a");
    }

    @Test
    void writesManySourcesAtOnce() {
        List<SourceDefinition> many = IntStream.range(0, 20_000)
                .mapToObj(i -> Sources.feed("s" + i, "https://h" + (i % 500) + ".example/feed/" + i))
                .toList();
        catalog.edit(set -> SourceEdit.put(many));

        assertThat(catalog.read().all()).hasSize(20_000);
    }

    @Test
    void tellsItsListenerOfEverySourceThenOfEveryChange() {
        catalog.edit(set -> SourceEdit.put(List.of(Sources.feed("a", "https://example.org/"))));
        List<String> heard = new CopyOnWriteArrayList<>();
        try (LiveSources live = new LiveSources(
                fixture.cluster(),
                (id, now) ->
                        heard.add(id + " " + now.map(SourceDefinition::getUrl).orElse("gone")))) {
            live.start();
            await().atMost(Duration.ofSeconds(20)).until(live::current);
            assertThat(live.find("a")).isPresent();

            catalog.edit(set -> SourceEdit.put(List.of(Sources.feed("a", "https://moved.example/"))));
            catalog.edit(set -> SourceEdit.put(List.of(Sources.feed("a", "https://moved.example/"))));
            catalog.edit(set -> SourceEdit.remove(List.of("a")));
            await().atMost(Duration.ofSeconds(20)).until(() -> live.all().isEmpty());
        }

        List<String> expected =
                new ArrayList<>(List.of("a https://example.org/", "a https://moved.example/", "a gone"));
        assertThat(heard).containsExactlyElementsOf(expected);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
