package dev.newswire.sink;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes enriched items to one target. The contract test kit, {@code dev.newswire.sink.contract.SinkWriterContract},
 * holds every writer to what stands here.
 *
 * <p><b>Threads.</b> All calls come one after another from one thread, which the sink owns and which is not the one that
 * polls Kafka: a call may take as long as the target does. While it runs the sink reads nothing more. An interrupt means
 * that the sink is closing; then a call should end soon, by any exception.
 *
 * <p><b>Offsets.</b> A target that can hold offsets keeps them by the same commit as the records and gives them back in
 * {@link #assigned}; they are the truth, and those of the consumer group a copy for monitors. A writer to any other
 * target returns {@link Membership#committed} there: then the group's offsets are the truth, records written shortly
 * before a crash come again, and the writer must make the repetition harmless, by versions, names or keys.
 *
 * <p><b>Failures.</b> Every method throws {@link dev.newswire.runtime.error.RetriableException} while the target is away,
 * locked, overloaded or full: the sink pauses its partitions, backs off and makes the same call again. It throws {@link
 * dev.newswire.runtime.error.FatalException} when the target is set up wrongly: the sink stops for good. After any
 * exception nothing of the call has been written, save where the target itself cannot say, and then repeating the call
 * must be harmless.
 */
public interface SinkWriter extends AutoCloseable {

    /** Short and lower-case: names the consumer group, {@code newswire-sink-<name>}, and labels the metrics. */
    String name();

    /**
     * Told once, first of all and on another thread, where to count what only this kind of target has; what all have in
     * common the sink counts. Names begin with {@code newswire.sink.<kind>.}, with the label {@code sink} for the name.
     */
    default void measure(MeterRegistry registry) {}

    /** Reaches the target and brings its schema up to date. Called until it succeeds once. */
    void open();

    /**
     * Takes over partitions. Where the target can refuse a writer that was replaced without noticing, from the return of
     * this call every other instance that still believes to own one of them is refused; to be sure of its own right
     * meanwhile, the writer asks the membership.
     *
     * @param membership may be kept and asked until the partitions are revoked, on the calling thread
     * @return for each of the partitions the first offset not yet written; empty where nothing was ever written
     * @throws FencedException when the group no longer counts this instance as owner
     */
    Map<TopicPartition, OptionalLong> assigned(Set<TopicPartition> partitions, Membership membership)
            throws FencedException;

    /**
     * Writes a batch, or as much of it as the target takes.
     *
     * <p>Records of one key are in order and must take effect in order: a record may not be written when an earlier one of
     * its key in the same batch is to be tried again. A batch may be empty: then it only moves the offsets, past records
     * that went elsewhere.
     *
     * @return what became of each record
     * @throws FencedException when another instance has taken over one of the partitions; nothing was written
     * @throws dev.newswire.runtime.error.PoisonException when the target is well, writes all or nothing, and refuses this
     *     batch: the sink then looks for the record to blame by halves
     */
    WriteResult write(SinkBatch batch) throws FencedException;

    /**
     * Makes lasting what is due, for writers that gather records and answered {@link WriteResult#held()}. Called between
     * batches about five times a second; and before partitions leave, while the group still counts this instance as
     * owner.
     *
     * @param now partitions of which everything held is due at once; the writer decides about the others
     * @return for each partition that got further, the first offset that does not last yet
     * @throws FencedException when another instance has taken over one of the partitions
     */
    default Map<TopicPartition, Long> flush(Set<TopicPartition> now) throws FencedException {
        return Map.of();
    }

    /** Forgets partitions that now belong to others, and what is held of them; does not touch what lasts. */
    void revoked(Set<TopicPartition> partitions);

    /** Lets go of everything, lasting or not; idempotent. */
    @Override
    void close();
}
