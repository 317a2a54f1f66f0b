package dev.newswire.monitor.lag;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;

/** What is asked of a cluster for one sample of lag. */
interface ClusterView extends AutoCloseable {

    /** Every group that has lag, by name. */
    List<GroupFacts> groups() throws ExecutionException, InterruptedException;

    /** Of those partitions that exist. */
    Map<TopicPartition, LogEnds> ends(Collection<TopicPartition> wanted)
            throws ExecutionException, InterruptedException;

    /** Of those topics that tell. */
    Map<String, Retention> retentions(Set<String> topics) throws ExecutionException, InterruptedException;

    @Override
    void close();
}
