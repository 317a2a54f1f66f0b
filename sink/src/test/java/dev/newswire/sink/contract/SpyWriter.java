package dev.newswire.sink.contract;

import dev.newswire.sink.FencedException;
import dev.newswire.sink.Membership;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.WriteResult;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.kafka.common.TopicPartition;

/** A writer that does something of the test's own before and after each write of another. */
public final class SpyWriter implements SinkWriter {

    private final SinkWriter writer;
    private final IntConsumer claimed;
    private final Step before;
    private final Step after;
    private final AtomicInteger claims = new AtomicInteger();

    public SpyWriter(SinkWriter writer, Step before, Step after) {
        this(writer, claims -> {}, before, after);
    }

    /** @param claimed told how many partitions were taken over, whenever some were */
    SpyWriter(SinkWriter writer, IntConsumer claimed, Step before, Step after) {
        this.writer = writer;
        this.claimed = claimed;
        this.before = before;
        this.after = after;
    }

    /** How many partitions were taken over. */
    public int claims() {
        return claims.get();
    }

    @Override
    public String name() {
        return writer.name();
    }

    @Override
    public void open() {
        writer.open();
    }

    @Override
    public Map<TopicPartition, OptionalLong> assigned(Set<TopicPartition> partitions, Membership membership)
            throws FencedException {
        Map<TopicPartition, OptionalLong> next = writer.assigned(partitions, membership);
        claimed.accept(claims.addAndGet(partitions.size()));
        return next;
    }

    @Override
    public WriteResult write(SinkBatch batch) throws FencedException {
        before.at(batch);
        WriteResult result = writer.write(batch);
        after.at(batch);
        return result;
    }

    @Override
    public Map<TopicPartition, Long> flush(Set<TopicPartition> now) throws FencedException {
        return writer.flush(now);
    }

    @Override
    public void revoked(Set<TopicPartition> partitions) {
        writer.revoked(partitions);
    }

    @Override
    public void close() {
        writer.close();
    }

    /** A step of the test. */
    public interface Step {
        void at(SinkBatch batch);
    }
}
