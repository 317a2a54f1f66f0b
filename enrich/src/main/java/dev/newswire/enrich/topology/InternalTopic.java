package dev.newswire.enrich.topology;

import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Names a repartition topic of the same application, for what goes back to an earlier step. */
record InternalTopic<V>(String applicationId, String repartition) implements TopicNameExtractor<String, V> {

    @Override
    public String extract(String key, V value, RecordContext context) {
        return applicationId + '-' + repartition + "-repartition";
    }

    @Override
    public String toString() {
        return repartition + "-repartition";
    }
}
