package dev.newswire.ingest.publish;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records in a transaction as the publisher does, says so, and waits to be killed. */
final class DyingProducer {
    static final String SENT = "sent, not committed";

    private DyingProducer() {}

    public static void main(String[] arguments) throws InterruptedException {
        ClusterConfig cluster = ClusterConfig.of(arguments[0], "http://localhost:1");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                ProducerSettings.of(cluster, arguments[1]), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < 100; i++) {
                byte[] bytes = ("lost " + i).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(Topics.RAW.name(), bytes, bytes));
            }
            producer.flush();
            System.out.println(SENT);
            new CountDownLatch(1).await();
        }
    }
}
