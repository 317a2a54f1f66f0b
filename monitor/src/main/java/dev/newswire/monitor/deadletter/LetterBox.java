package dev.newswire.monitor.deadletter;

import dev.newswire.monitor.log.CommittedLog;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Every dead letter there is, up to the end of the topic at the time of reading. A letter that was sent back stays until
 * its retention ends; a record with the header {@link #REPLAYED} alone says that it was. For one thread.
 */
public final class LetterBox {

    /** On a record of {@code news.deadletters} that is no letter: the id of the letter that was sent back. */
    static final String REPLAYED = "newswire.deadletter.replayed";

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final ClusterConfig cluster;

    public LetterBox(ClusterConfig cluster) {
        this.cluster = cluster;
    }

    /**
     * Hands over every letter, oldest first within its partition; none of them is kept.
     *
     * @throws UserError when the cluster does not answer
     */
    public void read(Consumer<Letter> each) {
        readWhile(letter -> {
            each.accept(letter);
            return true;
        });
    }

    /**
     * As {@link #read}, for as long as the letters are wanted.
     *
     * @param goOn false when no more letters are wanted
     * @throws UserError when the cluster does not answer
     */
    public void readWhile(Predicate<Letter> goOn) {
        try {
            Set<String> replayed = new HashSet<>();
            scan(record -> {
                Header mark = record.headers().lastHeader(REPLAYED);
                if (mark != null && mark.value() != null) {
                    replayed.add(new String(mark.value(), StandardCharsets.UTF_8));
                }
                return true;
            });
            scan(record -> {
                String id = Letter.id(record.partition(), record.offset());
                return DeadLetter.readFrom(record.headers())
                        .map(facts -> goOn.test(new Letter(id, facts, replayed.contains(id), record)))
                        .orElse(true);
            });
        } catch (KafkaException e) {
            throw new UserError(ExitCode.UNREACHABLE, "Cannot read the dead letters: " + e.getMessage(), e);
        }
    }

    private void scan(Predicate<ConsumerRecord<byte[], byte[]>> goOn) {
        try (var consumer = CommittedLog.open(cluster, "newswire-deadletters", 100)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long heard = System.nanoTime();
            while (!partitions.stream()
                    .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
                    throw new UserError(ExitCode.UNREACHABLE, "The broker has sent no dead letter for 30 s.");
                }
                for (ConsumerRecord<byte[], byte[]> one : records) {
                    if (!goOn.test(one)) {
                        return;
                    }
                }
            }
        }
    }
}
