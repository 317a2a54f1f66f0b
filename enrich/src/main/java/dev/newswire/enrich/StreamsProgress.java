package dev.newswire.enrich;

import dev.newswire.runtime.service.Progress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far a Streams client has got, from what it says of itself: nothing is asked of the cluster. Before it stands what
 * its threads have read and not committed, and what the brokers last said that there is behind that, committed
 * transactions alone.
 */
final class StreamsProgress {
    private static final String LAG = "records-lag";
    private static final String PROCESSED = "process-total";
    private static final String CONSUMER = "consumer-fetch-manager-metrics";
    private static final String THREAD = "stream-thread-metrics";

    private StreamsProgress() {}

    static Progress of(Collection<? extends Metric> metrics, Collection<ThreadMetadata> threads) {
        Set<String> mine = new HashSet<>();
        boolean pending = false;
        for (ThreadMetadata thread : threads) {
            for (TaskMetadata task : thread.activeTasks()) {
                for (TopicPartition partition : task.topicPartitions()) {
                    mine.add(name(partition.topic(), Integer.toString(partition.partition())));
                    long read = task.endOffsets().getOrDefault(partition, -1L);
                    pending |= read >= 0 && task.committedOffsets().getOrDefault(partition, -1L) <= read;
                }
            }
        }
        long done = 0;
        for (Metric metric : metrics) {
            MetricName name = metric.metricName();
            if (name.name().equals(PROCESSED) && name.group().equals(THREAD)) {
                done += Math.round(number(metric));
            } else if (name.name().equals(LAG) && name.group().equals(CONSUMER)) {
                // Of the partitions it had, and of those it restores from, it says so too.
                pending |=
                        mine.contains(name(name.tags().get("topic"), name.tags().get("partition")))
                                && number(metric) > 0;
            }
        }
        return new Progress(pending, done);
    }

    /** Kafka has written dots of topics as underscores in the tags of its metrics. */
    private static String name(@Nullable String topic, @Nullable String partition) {
        return String.valueOf(topic).replace('.', '_') + '-' + partition;
    }

    private static double number(Metric metric) {
        return metric.metricValue() instanceof Number value && !Double.isNaN(value.doubleValue())
                ? value.doubleValue()
                : 0;
    }
}
