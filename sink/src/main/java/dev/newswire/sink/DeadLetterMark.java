package dev.newswire.sink;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The note on a committed offset that says which records after it, or just before, are dead-lettered. It is committed in
 * the same Kafka transaction as the dead letter, so after a crash the next owner knows not to send it again.
 */
final class DeadLetterMark {

    /** So many fit into the 4 KiB that a broker takes with an offset. */
    static final int MOST = 150;

    private static final String PREFIX = "dead-lettered ";

    private DeadLetterMark() {}

    /** A position, and the dead letters that whoever begins there would meet. */
    static OffsetAndMetadata at(long next, SortedSet<Long> deadLettered) {
        Collection<Long> ahead = deadLettered.tailSet(next);
        return ahead.isEmpty()
                ? new OffsetAndMetadata(next)
                : new OffsetAndMetadata(
                        next, PREFIX + ahead.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** The records' offsets; none when the commit carries no such note. */
    static NavigableSet<Long> read(@Nullable OffsetAndMetadata committed) {
        NavigableSet<Long> offsets = new TreeSet<>();
        if (committed == null || !committed.metadata().startsWith(PREFIX)) {
            return offsets;
        }
        try {
            for (String offset : committed.metadata().substring(PREFIX.length()).split(",", -1)) {
                offsets.add(Long.valueOf(offset));
            }
            return offsets;
        } catch (NumberFormatException notOurs) {
            return Collections.emptyNavigableSet();
        }
    }
}
