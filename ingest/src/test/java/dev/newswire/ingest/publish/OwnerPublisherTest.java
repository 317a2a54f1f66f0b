package dev.newswire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Reader;
import dev.newswire.schemas.SourceItems;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class OwnerPublisherTest {
    private static final TopicPartition SOURCES = new TopicPartition(Topics.SOURCES.name(), 3);
    private static final GroupProgress PROGRESS = new GroupProgress(
            Map.of(SOURCES, new OffsetAndMetadata(17)), new MockConsumer<>("earliest").groupMetadata());

    private final List<FailingProducer> producers = new ArrayList<>();

    @Test
    void commitsItemsMemoriesAndProgressTogether() {
        OwnerPublisher publisher = publisher();
        assertThat(publisher.publish(List.of(reading()), List.of(memory(), tombstone()), PROGRESS))
                .containsExactly(reading());
        FailingProducer producer = producers.get(0);
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topics.RAW.name(), Topics.SOURCE_ITEMS.name(), Topics.SOURCE_STATES.name());
        assertThat(producer.history().get(1).partition()).isEqualTo(3);
        assertThat(producer.history().get(2).value()).isNull();
        assertThat(producer.consumerGroupOffsetsHistory())
                .containsExactly(Map.of(PROGRESS.group().groupId(), Map.of(SOURCES, new OffsetAndMetadata(17))));
    }

    @Test
    void publishesNothingOnceTheGroupHasOtherOwners() {
        for (RuntimeException verdict : List.of(new CommitFailedException(), new FencedInstanceIdException("taken"))) {
            producers.clear();
            OwnerPublisher publisher = publisher();
            producers.get(0).sendOffsetsToTransactionException = verdict;
            assertThatThrownBy(() -> publisher.publish(List.of(reading()), List.of(memory()), PROGRESS))
                    .isInstanceOf(StaleMemberException.class);
            assertThat(producers.get(0).history()).isEmpty();
            assertThat(producers.get(0).transactionAborted()).isTrue();
            producers.get(0).sendOffsetsToTransactionException = null;
            publisher.publish(List.of(reading()), List.of(), PROGRESS);
            assertThat(producers).hasSize(1);
            assertThat(producers.get(0).history()).hasSize(1);
        }
    }

    @Test
    void asksTheGroupEveryTime() {
        assertThatThrownBy(() -> new GroupProgress(Map.of(), PROGRESS.group()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Companion memory() {
        return new Companion(
                Topics.SOURCE_ITEMS, 3, "a", SourceItems.newBuilder().setId("a").build());
    }

    private static Companion tombstone() {
        return new Companion(Topics.SOURCE_STATES, 3, "b", null);
    }

    private static Reading reading() {
        return Reader.standard().read("a.txt", "A text that somebody wrote.").get(0);
    }

    private OwnerPublisher publisher() {
        Serializer<SpecificRecord> serializer =
                (topic, record) -> String.valueOf(record).getBytes(StandardCharsets.UTF_8);
        OwnerPublisher publisher = new OwnerPublisher(
                new RecordEncoder(serializer, Reader.NOON),
                new TransactionalSender(this::mock, "test:9092", Duration.ofSeconds(1)),
                new IngestMeters(new SimpleMeterRegistry()));
        publisher.open(List.of(Topics.RAW));
        return publisher;
    }

    private FailingProducer mock() {
        FailingProducer producer = new FailingProducer();
        producers.add(producer);
        return producer;
    }
}
