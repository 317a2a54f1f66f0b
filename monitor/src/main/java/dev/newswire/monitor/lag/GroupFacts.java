package dev.newswire.monitor.lag;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * What the coordinator knows of a group.
 *
 * @param committed committed offsets
 * @param owners member ids by the partitions they read
 */
record GroupFacts(
        String group,
        GroupProtocol protocol,
        String state,
        List<GroupMember> members,
        Map<TopicPartition, Long> committed,
        Map<TopicPartition, String> owners) {

    /** Everything it has read or is about to read, in order. */
    Set<TopicPartition> partitions() {
        Set<TopicPartition> all = new TreeSet<>(LogEnds.BY_NAME);
        all.addAll(committed.keySet());
        all.addAll(owners.keySet());
        return all;
    }
}
