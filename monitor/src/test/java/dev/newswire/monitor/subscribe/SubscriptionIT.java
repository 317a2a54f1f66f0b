package dev.newswire.monitor.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.registry.SchemaRegistry;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.MediaTopic;
import dev.newswire.schemas.topic.TopicAdmin;
import dev.newswire.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriptionIT {
    private static final Query ALL =
            Query.everything().withStart(new Start.Beginning()).withFollow(false);

    private final ClusterConfig cluster;
    private final List<String> items = new CopyOnWriteArrayList<>();
    private final List<Undecodable> broken = new CopyOnWriteArrayList<>();

    SubscriptionIT(EmbeddedBroker broker, EmbeddedRegistry registry) {
        cluster = ClusterConfig.of(broker.address(), registry.address());
    }

    @BeforeAll
    void prepare() throws Exception {
        try (Admin admin = Admin.create(cluster.kafka());
                SchemaRegistry registry = new SchemaRegistry(cluster.registry())) {
            new TopicAdmin(admin).create();
            registry.register();
        }
    }

    @BeforeEach
    void forget() {
        items.clear();
        broken.clear();
    }

    @Test
    void deliversWhatWasThereAndEnds() {
        String mark = "past-" + System.nanoTime();
        write(Topics.ENRICHED.name(), mark, Instant.now(), item(mark + "-a", "en"), item(mark + "-b", "de"));
        write(Topics.ENRICHED.name(), "broken", Instant.now(), new byte[] {1, 2, 3});
        write(Topics.ENRICHED.name(), mark + "-gone", Instant.now(), (byte[]) null);
        Summary summary = run(ALL.withLanguage("en").withText(mark));
        assertThat(items).containsExactly(mark + "-a");
        assertThat(broken).isNotEmpty().allSatisfy(record -> assertThat(record.topic())
                .isEqualTo("news.enriched"));
        assertThat(summary.matched()).isEqualTo(1);
        assertThat(summary.filtered()).isPositive();
        assertThat(summary.removals()).isPositive();
        assertThat(summary.undecodable()).isEqualTo(broken.size());
    }

    @Test
    void beginsWithTheAgeAskedFor() {
        String mark = "since-" + System.nanoTime();
        String topic = Topics.category(MediaTopic.SPORT).name();
        write(topic, mark, Instant.now().minusSeconds(7200), item(mark + "-old", "en"));
        write(topic, mark, Instant.now().minusSeconds(60), item(mark + "-new", "en"));
        run(ALL.withCategory(MediaTopic.SPORT).withText(mark).withStart(new Start.Since(Duration.ofHours(1))));
        assertThat(items).containsExactly(mark + "-new");
        items.clear();
        run(ALL.withCategory(MediaTopic.SPORT).withText(mark).withStart(new Start.Since(Duration.ofSeconds(1))));
        run(ALL.withCategory(MediaTopic.SPORT).withText(mark).withStart(new Start.Now()));
        assertThat(items).isEmpty();
    }

    @Test
    void followsUntilClosedFromAnotherThread() throws Exception {
        String mark = "live-" + System.nanoTime();
        String topic = Topics.category(MediaTopic.WEATHER).name();
        Query query = Query.everything().withCategory(MediaTopic.WEATHER).withText(mark);
        Subscription subscription = new Subscription(cluster, query, Clock.systemUTC());
        CompletableFuture<Summary> run = CompletableFuture.supplyAsync(() -> run(subscription));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            write(topic, mark, Instant.now(), item(mark, "en"));
            return !items.isEmpty();
        });
        Instant asked = Instant.now();
        subscription.close();
        Summary summary = run.get(5, TimeUnit.SECONDS);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(summary.matched()).isEqualTo(items.size());
    }

    @Test
    void readsNothingOnceClosed() {
        Subscription subscription = new Subscription(cluster, ALL, Clock.systemUTC());
        subscription.close();
        assertThat(run(subscription).read()).isZero();
    }

    @Test
    void aCallbackMayClose() {
        String mark = "first-" + System.nanoTime();
        String topic = Topics.category(MediaTopic.HEALTH).name();
        write(topic, mark, Instant.now(), item(mark, "en"), item(mark, "en"), item(mark, "en"));
        Query query = ALL.withCategory(MediaTopic.HEALTH).withFollow(true).withText(mark);
        Subscription subscription = new Subscription(cluster, query, Clock.systemUTC());
        Summary summary = subscription.run(item -> subscription.close(), broken::add);
        assertThat(summary.matched()).isEqualTo(1);
    }

    @Test
    void saysWhatToDoWhenTheTopicIsNotThere() throws Exception {
        try (Admin admin = Admin.create(cluster.kafka())) {
            admin.deleteTopics(List.of(Topics.category(MediaTopic.RELIGION).name()))
                    .all()
                    .get();
        }
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(ALL.withCategory(MediaTopic.RELIGION)))
                .withMessageContaining("newswire topics create")
                .satisfies(error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void aRegistryThatDoesNotAnswerEndsIt() {
        String topic = Topics.category(MediaTopic.LABOUR).name();
        write(topic, "x", Instant.now(), item("x", "en"));
        ClusterConfig halfThere = ClusterConfig.of(cluster.bootstrapServers(), "http://127.0.0.1:1");
        assertThatExceptionOfType(RetriableException.class)
                .isThrownBy(
                        () -> run(new Subscription(halfThere, ALL.withCategory(MediaTopic.LABOUR), Clock.systemUTC())))
                .withMessageContaining("registry.url");
    }

    private Summary run(Query query) {
        return run(new Subscription(cluster, query, Clock.systemUTC()));
    }

    private Summary run(Subscription subscription) {
        try (subscription) {
            return subscription.run(item -> items.add(item.getId()), broken::add);
        }
    }

    private byte[] item(String id, String language) {
        EnrichedItem item = Items.item(id).setLanguage(language).setTitle(id).build();
        try (Serializer<EnrichedItem> serializer = new AvroSerdes(cluster.registry()).serializer()) {
            return serializer.serialize(Topics.ENRICHED.name(), item);
        }
    }

    private void write(String topic, String key, Instant time, byte[]... values) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put("transactional.id", "subscription-it");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (byte[] value : values == null ? new byte[][] {null} : values) {
                producer.send(new ProducerRecord<>(topic, null, time.toEpochMilli(), key, value));
            }
            producer.commitTransaction();
        }
    }
}
