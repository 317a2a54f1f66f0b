package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies between the promise to commit and the markers that make the commit visible. */
class KilledBrokerIT {

    private static final String TOPIC = "items";
    private static final int PARTITIONS = 4;
    private static final int ROUNDS = 2;
    private static final int ITEMS = 40;

    @TempDir
    private Path folder;

    @Test
    void showsEveryTransactionThatWasAcknowledgedBeforeTheKill() throws Exception {
        int port = FreePorts.choose();
        for (int round = 0; round < ROUNDS; round++) {
            Process died = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CommitAndDie.class.getName(),
                            folder.toString(),
                            Integer.toString(port),
                            Integer.toString(round))
                    .inheritIO()
                    .start();
            assertThat(died.waitFor()).as("halted on purpose").isEqualTo(CommitAndDie.EXIT_CODE);
        }
        EmbeddedBroker broker = new EmbeddedBroker(new BrokerConfig(folder, port));
        broker.start();
        try {
            assertThat(committed(broker.address(), Duration.ofSeconds(20))).hasSize(ROUNDS * ITEMS);
        } finally {
            broker.close();
        }
    }

    private static List<String> committed(String address, Duration longest) {
        Map<String, Object> settings = Map.of("bootstrap.servers", address, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> values = new ArrayList<>();
            long end = System.nanoTime() + longest.toNanos();
            while (values.size() < ROUNDS * ITEMS && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** Starts a broker on a folder, commits one transaction and ends without another step. */
    static final class CommitAndDie {

        static final int EXIT_CODE = 99;

        private CommitAndDie() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedBroker broker =
                    new EmbeddedBroker(new BrokerConfig(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
            broker.start();
            createTopic(broker.address());
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers", broker.address(), "transactional.id", "round-" + arguments[2], "acks", "all");
            KafkaProducer<String, String> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < ITEMS; i++) {
                producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, null, arguments[2] + "-" + i));
            }
            producer.commitTransaction();
            Runtime.getRuntime().halt(EXIT_CODE);
        }

        private static void createTopic(String address) throws Exception {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
                if (!admin.listTopics().names().get().contains(TOPIC)) {
                    admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                            .all()
                            .get();
                }
            }
        }
    }
}
