package dev.newswire.ingest.publish;

import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer whose sends fail as a broker's answers would. */
class FailingProducer extends MockProducer<byte[], byte[]> {
    /** What every send fails with. */
    volatile RuntimeException failure;
    /** The topic whose next record is too large. */
    volatile String tooLargeFor;

    FailingProducer() {
        super(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        if (record.topic().equals(tooLargeFor)) {
            tooLargeFor = null;
            return CompletableFuture.failedFuture(new RecordTooLargeException("too large"));
        }
        return super.send(record);
    }

    private static Cluster cluster() {
        Node node = new Node(1, "test", 9092);
        List<PartitionInfo> partitions = List.of(Topics.RAW, Topics.DEAD_LETTERS, Topics.PUSH_KEYS).stream()
                .map(Topic::name)
                .map(name -> new PartitionInfo(name, 0, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
}
