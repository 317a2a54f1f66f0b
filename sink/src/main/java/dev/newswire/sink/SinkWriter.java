package dev.newswire.sink;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes enriched items to one store and keeps, in the same store and by the same commit, the offset each partition has
 * reached. The store's offsets are the truth; those of the consumer group are a copy for monitors.
 *
 * <p>A writer belongs to one thread. It opens what it needs on first use and again after a failure; after any exception
 * nothing of the call has been written, save where the store itself cannot say, and then repeating the call is harmless.
 *
 * <p>Besides {@link FencedException}, every method throws {@link dev.newswire.runtime.error.RetriableException} while the
 * store is away or overloaded and {@link dev.newswire.runtime.error.FatalException} when it is set up wrongly; {@link
 * #write} alone throws {@link dev.newswire.runtime.error.PoisonException}, when the store is well and refuses the data.
 */
public interface SinkWriter extends AutoCloseable {

    /** Short name of the store: the value of the metrics' label {@code sink}. */
    String name();

    /** Reaches the store and brings its schema up to date. Harmless when repeated. */
    void open();

    /**
     * Claims partitions: from the return of this call, every other instance that still believes to own one of them is
     * refused. While nobody else can claim, the writer asks the membership to prove that the group still means this
     * instance.
     *
     * @return the first offset not yet written, for each partition; empty where nothing was ever written
     */
    Map<TopicPartition, OptionalLong> assigned(Set<TopicPartition> partitions, Membership membership)
            throws FencedException;

    /**
     * Writes all records of the batch and its offsets, or nothing.
     *
     * @throws FencedException when another instance has claimed one of the partitions since
     */
    WriteResult write(SinkBatch batch) throws FencedException;

    /** Forgets partitions that now belong to others; does not touch the store. */
    void revoked(Set<TopicPartition> partitions);

    @Override
    void close();
}
