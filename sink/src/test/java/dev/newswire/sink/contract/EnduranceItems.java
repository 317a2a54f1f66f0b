package dev.newswire.sink.contract;

import dev.newswire.schemas.EnrichedItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Items on their way to a topic: every tenth of them in three revisions, which stand apart from each other, and every
 * hundredth poison, by turns such as the target refuses and such as cannot be decoded.
 */
final class EnduranceItems {

    private final Cluster cluster;
    private final String topic;
    private final EnduranceTarget target;
    private final Deque<int[]> left = new ArrayDeque<>();
    private final Map<String, List<Integer>> good = new TreeMap<>();
    private final Map<String, List<Integer>> all = new TreeMap<>();

    EnduranceItems(Cluster cluster, String topic, EnduranceTarget target, int items) {
        this.cluster = cluster;
        this.topic = topic;
        this.target = target;
        int apart = items / 25 / 10 * 10;
        for (int number = 0; number < items; number++) {
            left.add(new int[] {number, 1});
            for (int revision = 2; revision <= 3; revision++) {
                int older = number - (revision - 1) * apart;
                if (older >= 0 && older % 10 == 0) {
                    left.add(new int[] {older, revision});
                }
            }
        }
    }

    int left() {
        return left.size();
    }

    /** Revisions that were sent and are not poison, by item, in their order. */
    Map<String, List<Integer>> good() {
        return good;
    }

    /** The same with the poison. */
    Map<String, List<Integer>> all() {
        return all;
    }

    int poison() {
        return all.size() - good.size();
    }

    /** Sends the next of them, in transactions of some hundred. */
    void send(int count) {
        List<Cluster.KeyAndValue> records = new ArrayList<>();
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            int[] next = left.remove();
            records.add(record(next[0], next[1]));
            if (records.size() == 500) {
                cluster.sendAll(topic, records);
                records.clear();
            }
        }
        if (!records.isEmpty()) {
            cluster.sendAll(topic, records);
        }
    }

    private Cluster.KeyAndValue record(int number, int revision) {
        EnrichedItem item = EnrichedItem.newBuilder(Items.rich(number))
                .setRevision(revision)
                .build();
        byte[] value = cluster.bytes(item);
        boolean poison = number % 100 == 55;
        if (poison) {
            Optional<EnrichedItem> refused = number % 200 == 55 ? target.poison(item.getId()) : Optional.empty();
            value = refused.map(cluster::bytes).orElse(ForgetfulRegistry.spoiled(value));
        } else {
            good.computeIfAbsent(item.getId(), any -> new ArrayList<>()).add(revision);
        }
        all.computeIfAbsent(item.getId(), any -> new ArrayList<>()).add(revision);
        return new Cluster.KeyAndValue(item.getId().getBytes(StandardCharsets.UTF_8), value);
    }
}
