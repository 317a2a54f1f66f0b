package dev.newswire.sink.postgres;

import dev.newswire.sink.FencedException;
import dev.newswire.sink.Membership;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * {@code newswire.sink_offset}: where each partition stands and who may move it. Every row carries an epoch, one higher
 * with each claim; a write changes the row of the epoch it was claimed with, or nothing at all.
 */
final class OffsetTable {

    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private static final String INTRODUCE = """
            INSERT INTO newswire.sink_offset (consumer_group, topic, partition, topic_id, epoch, owner, generation)
            VALUES (?, ?, ?, ?, 0, '', 0) ON CONFLICT DO NOTHING""";

    private static final String LOCK = """
            SELECT next_offset, topic_id FROM newswire.sink_offset
            WHERE consumer_group = ? AND topic = ? AND partition = ? FOR UPDATE""";

    private static final String CLAIM = """
            UPDATE newswire.sink_offset
            SET epoch = epoch + 1, owner = ?, generation = ?, topic_id = ?, next_offset = ?::bigint, claimed_at = now()
            WHERE consumer_group = ? AND topic = ? AND partition = ? RETURNING epoch""";

    private static final String ADVANCE = """
            UPDATE newswire.sink_offset o SET next_offset = v.next_offset, written_at = now()
            FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[]) AS v(topic, partition, next_offset, epoch)
            WHERE o.consumer_group = ? AND o.topic = v.topic AND o.partition = v.partition AND o.epoch = v.epoch
            RETURNING o.topic, o.partition""";

    private final Map<TopicPartition, Claim> claims = new HashMap<>();

    /** A claim this instance holds. */
    private record Claim(String group, long epoch) {}

    /** What a new claim gives, once its transaction is committed. */
    record Claimed(Map<TopicPartition, OptionalLong> nextOffsets, Map<TopicPartition, Long> epochs) {}

    /**
     * Locks the rows, has the membership proven while nobody else can claim, and takes the next epoch. Proving after
     * locking is what shuts the gap: whoever was assigned later must claim later.
     */
    Claimed claim(Connection connection, Collection<TopicPartition> partitions, Membership membership)
            throws SQLException, FencedException {
        List<TopicPartition> ordered = new ArrayList<>(partitions);
        ordered.sort(ORDER);
        Map<TopicPartition, OptionalLong> next = new HashMap<>();
        for (TopicPartition partition : ordered) {
            next.put(partition, lock(connection, partition, membership));
        }
        membership.prove(next);
        Map<TopicPartition, Long> epochs = new HashMap<>();
        for (Map.Entry<TopicPartition, OptionalLong> one : next.entrySet()) {
            epochs.put(one.getKey(), take(connection, one.getKey(), membership, one.getValue()));
        }
        return new Claimed(next, epochs);
    }

    /** Remembers a claim that is committed. */
    void hold(Claimed claimed, String group) {
        claimed.epochs().forEach((partition, epoch) -> claims.put(partition, new Claim(group, epoch)));
    }

    void forget(Collection<TopicPartition> partitions) {
        claims.keySet().removeAll(partitions);
    }

    /** Moves partitions on and keeps their rows locked until the transaction ends; refused where another claimed since. */
    void advance(Connection connection, Map<TopicPartition, Long> nextOffsets) throws SQLException, FencedException {
        List<TopicPartition> ordered = new ArrayList<>(nextOffsets.keySet());
        ordered.sort(ORDER);
        Set<TopicPartition> refused = new HashSet<>(ordered);
        refused.removeAll(claims.keySet());
        if (!refused.isEmpty() || ordered.isEmpty()) {
            throw fenced(refused);
        }
        refused.addAll(ordered);
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setArray(1, array(connection, "text", ordered, TopicPartition::topic));
            statement.setArray(2, array(connection, "int4", ordered, TopicPartition::partition));
            statement.setArray(3, array(connection, "int8", ordered, nextOffsets::get));
            statement.setArray(4, array(connection, "int8", ordered, partition -> claim(partition)
                    .epoch()));
            statement.setString(5, claim(ordered.get(0)).group());
            try (ResultSet moved = statement.executeQuery()) {
                while (moved.next()) {
                    refused.remove(new TopicPartition(moved.getString(1), moved.getInt(2)));
                }
            }
        }
        if (!refused.isEmpty()) {
            throw fenced(refused);
        }
    }

    private static OptionalLong lock(Connection connection, TopicPartition partition, Membership membership)
            throws SQLException {
        String topicId = membership.topicId(partition.topic());
        try (PreparedStatement introduce = connection.prepareStatement(INTRODUCE)) {
            key(introduce, 1, membership, partition);
            introduce.setString(4, topicId);
            introduce.executeUpdate();
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            key(lock, 1, membership, partition);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the row of " + partition + " in newswire.sink_offset is gone", "40001");
                }
                long offset = row.getLong(1);
                boolean none = row.wasNull() || !topicId.equals(row.getString(2));
                return none ? OptionalLong.empty() : OptionalLong.of(offset);
            }
        }
    }

    private static long take(
            Connection connection, TopicPartition partition, Membership membership, OptionalLong nextOffset)
            throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, membership.member());
            claim.setInt(2, membership.generation());
            claim.setString(3, membership.topicId(partition.topic()));
            claim.setString(4, nextOffset.isPresent() ? Long.toString(nextOffset.getAsLong()) : null);
            key(claim, 5, membership, partition);
            try (ResultSet row = claim.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void key(PreparedStatement statement, int first, Membership membership, TopicPartition partition)
            throws SQLException {
        statement.setString(first, membership.group());
        statement.setString(first + 1, partition.topic());
        statement.setInt(first + 2, partition.partition());
    }

    private Claim claim(TopicPartition partition) {
        Claim claim = claims.get(partition);
        if (claim == null) {
            throw new IllegalStateException(partition + " was not claimed");
        }
        return claim;
    }

    private static FencedException fenced(Set<TopicPartition> partitions) {
        return new FencedException(
                "another instance has claimed " + partitions + "; nothing was written", partitions, null);
    }

    private static java.sql.Array array(
            Connection connection,
            String type,
            List<TopicPartition> partitions,
            java.util.function.Function<TopicPartition, ? extends Object> value)
            throws SQLException {
        return connection.createArrayOf(type, partitions.stream().map(value).toArray());
    }
}
