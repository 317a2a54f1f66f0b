package dev.newswire.sink;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** A writer that does something of the test's own before and after each write of another. */
final class SpyWriter implements SinkWriter {

    private final SinkWriter writer;
    private final Step before;
    private final Step after;

    SpyWriter(SinkWriter writer, Step before, Step after) {
        this.writer = writer;
        this.before = before;
        this.after = after;
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
        return writer.assigned(partitions, membership);
    }

    @Override
    public WriteResult write(SinkBatch batch) throws FencedException {
        before.at(batch);
        WriteResult result = writer.write(batch);
        after.at(batch);
        return result;
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
    interface Step {
        void at(SinkBatch batch);
    }
}
