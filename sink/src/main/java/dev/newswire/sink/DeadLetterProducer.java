package dev.newswire.sink;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.deadletter.Position;
import dev.newswire.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records that cannot be written to {@code news.deadletters}. Each goes in a Kafka transaction of its own that also
 * commits the group's offset with a {@link DeadLetterMark} of the record: either both are there after a crash or
 * neither. The producer is made when it is first needed, and again after any failure.
 */
final class DeadLetterProducer implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(3);
    /** What is kept of a value that with its headers is larger than the topic takes. */
    private static final int CUT_BYTES = 1 << 20;

    private final Supplier<Producer<byte @Nullable [], byte @Nullable []>> factory;
    private final Clock clock;
    private @Nullable Producer<byte @Nullable [], byte @Nullable []> producer;

    DeadLetterProducer(Supplier<Producer<byte @Nullable [], byte @Nullable []>> factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /**
     * Returns once the dead letter and the group's offset are committed.
     *
     * @throws FencedException when the group no longer counts this instance as the owner
     * @throws RetriableException when the cluster does not take it now
     */
    void send(
            ConsumerRecord<byte @Nullable [], byte @Nullable []> refused,
            PoisonException cause,
            OffsetAndMetadata marked,
            ConsumerGroupMetadata group)
            throws FencedException {
        TopicPartition partition = new TopicPartition(refused.topic(), refused.partition());
        try {
            try {
                transact(letter(refused, cause, group.groupId(), false), partition, marked, group);
            } catch (RecordTooLargeException tooLarge) {
                transact(letter(refused, cause, group.groupId(), true), partition, marked, group);
            }
        } catch (CommitFailedException e) {
            throw new FencedException("the group has moved on before a dead letter was sent", Set.of(partition), e);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new RetriableException(
                    "sending the dead letter of " + partition + "@" + refused.offset() + " failed", e);
        }
    }

    private void transact(
            ProducerRecord<byte @Nullable [], byte @Nullable []> letter,
            TopicPartition partition,
            OffsetAndMetadata marked,
            ConsumerGroupMetadata group) {
        Producer<byte @Nullable [], byte @Nullable []> open = producer;
        try {
            if (open == null) {
                open = factory.get();
                producer = open;
                open.initTransactions();
            }
            open.beginTransaction();
            var sent = open.send(letter);
            open.sendOffsetsToTransaction(Map.of(partition, marked), group);
            open.flush();
            sent.get();
            open.commitTransaction();
        } catch (InterruptedException e) {
            close();
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (RuntimeException e) {
            // Closing aborts what is open; a new producer is cheaper than telling which errors the old one survives.
            close();
            throw e;
        }
    }

    private ProducerRecord<byte @Nullable [], byte @Nullable []> letter(
            ConsumerRecord<byte @Nullable [], byte @Nullable []> refused,
            PoisonException cause,
            String group,
            boolean cut) {
        byte @Nullable [] value = refused.value();
        int length = value == null ? 0 : value.length;
        if (value != null && cut) {
            value = Arrays.copyOf(value, Math.min(CUT_BYTES, length));
        }
        ProducerRecord<byte @Nullable [], byte @Nullable []> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, null, refused.key(), value, refused.headers());
        Throwable thrown = cause.getCause();
        new DeadLetter(
                        "sink",
                        cause.reason(),
                        String.valueOf(cause.getMessage()),
                        (thrown == null ? cause : thrown).getClass().getName(),
                        new Position(refused.topic(), refused.partition(), refused.offset()).toString(),
                        clock.instant(),
                        length,
                        cut)
                .writeTo(letter.headers());
        DeadLetter.timestamp(letter.headers(), refused.timestamp());
        DeadLetter.group(letter.headers(), group);
        return letter;
    }

    @Override
    public void close() {
        Producer<byte @Nullable [], byte @Nullable []> open = producer;
        producer = null;
        if (open != null) {
            open.close(CLOSE);
        }
    }
}
