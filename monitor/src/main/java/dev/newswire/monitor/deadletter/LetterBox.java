package dev.newswire.monitor.deadletter;

import dev.newswire.monitor.log.WholeTopics;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * Every dead letter there is, up to the end of the topic at the time of reading. A letter that was sent back stays until
 * its retention ends; a record with the header {@link #REPLAYED} alone says that it was, one with {@link #ERASED} that
 * its item was erased. For one thread.
 */
public final class LetterBox {

    /** On a record of {@code news.deadletters} that is no letter: the id of the letter that was sent back. */
    static final String REPLAYED = "newswire.deadletter.replayed";

    /** On a record that is no letter: the id of a letter whose item was erased, so that it is never sent back. */
    public static final String ERASED = "newswire.deadletter.erased";

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
     * @return whether all were handed over
     * @throws UserError when the cluster does not answer
     */
    public boolean readWhile(Predicate<Letter> goOn) {
        try {
            Set<String> replayed = new HashSet<>();
            Set<String> erased = new HashSet<>();
            scan(record -> {
                mark(record, REPLAYED).ifPresent(replayed::add);
                mark(record, ERASED).ifPresent(erased::add);
                return true;
            });
            return scan(record -> {
                String id = Letter.id(record.partition(), record.offset());
                return DeadLetter.readFrom(record.headers())
                        .map(facts ->
                                goOn.test(new Letter(id, facts, replayed.contains(id), erased.contains(id), record)))
                        .orElse(true);
            });
        } catch (KafkaException e) {
            throw new UserError(ExitCode.UNREACHABLE, "Cannot read the dead letters: " + e.getMessage(), e);
        }
    }

    /** The id of the letter that a record says is dealt with; empty when it is no such mark. */
    static Optional<String> settled(ConsumerRecord<byte[], byte[]> record) {
        return mark(record, REPLAYED).or(() -> mark(record, ERASED));
    }

    private static Optional<String> mark(ConsumerRecord<byte[], byte[]> record, String name) {
        Header mark = record.headers().lastHeader(name);
        return mark == null || mark.value() == null
                ? Optional.empty()
                : Optional.of(new String(mark.value(), StandardCharsets.UTF_8));
    }

    private boolean scan(Predicate<ConsumerRecord<byte[], byte[]>> goOn) {
        return WholeTopics.read(cluster, "newswire-deadletters", List.of(Topics.DEAD_LETTERS.name()), goOn);
    }
}
