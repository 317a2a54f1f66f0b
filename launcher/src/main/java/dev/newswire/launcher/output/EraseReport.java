package dev.newswire.launcher.output;

import dev.newswire.launcher.output.Table.Head;
import dev.newswire.monitor.erase.SinkProgress;
import dev.newswire.monitor.erase.TopicTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure found where, and what is left of it.
 *
 * @param dryRun whether nothing was done
 * @param ids of the items
 * @param sources that the command named and that are still polled or pushed
 * @param topics what they held before
 * @param stores what the sinks' targets held and hold
 * @param awaited how many tombstones have not come out of enrich
 * @param sinks how far the sinks' groups are; none of a dry run
 */
public record EraseReport(
        boolean dryRun,
        Set<String> ids,
        Set<String> sources,
        List<TopicTrace> topics,
        List<Store> stores,
        int awaited,
        List<SinkProgress> sinks) {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    public EraseReport {
        ids = Set.copyOf(ids);
        sources = Set.copyOf(sources);
        topics = List.copyOf(topics);
        stores = List.copyOf(stores);
        sinks = List.copyOf(sinks);
    }

    /**
     * A target that was asked.
     *
     * @param sink name of the sink
     * @param held how many of the items it held
     * @param left how many it holds now; null when that was not asked
     * @param problem why it could not be asked; null when it could
     */
    public record Store(
            String sink,
            int held,
            @Nullable Integer left,
            @Nullable String problem) {}

    /** Whether all that was to be done is seen to be done; a store that cannot be asked is taken by its group's word. */
    public boolean complete() {
        return dryRun
                || (awaited == 0
                        && sinks.stream().allMatch(SinkProgress::done)
                        && stores.stream().noneMatch(store -> store.left() != null && store.left() > 0));
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(ids.size())
                .append(ids.size() == 1 ? " item" : " items")
                .append(dryRun ? " would be erased.\n\n" : " erased.\n\n");
        text.append(topicTable()).append('\n').append(storeTable());
        if (!dryRun) {
            text.append('\n').append(groupTable());
            if (awaited > 0) {
                text.append("\nenrich has not passed on ")
                        .append(awaited)
                        .append(awaited == 1 ? " tombstone" : " tombstones")
                        .append(" yet: does it run?");
            }
            text.append(
                    complete()
                            ? "\nEvery sink has passed all tombstones."
                            : "\nNot everything is seen to be done: run it again later, or see 'newswire lag'.");
        }
        for (String source : sources) {
            text.append("\nThe source ")
                    .append(source)
                    .append(" is still there: these items stay out, new ones of it come in. 'newswire feed remove ")
                    .append(source)
                    .append("' ends that.");
        }
        return text.toString().stripTrailing();
    }

    private String topicTable() {
        Table table = new Table(List.of(new Head("topic", 56), new Head("records", 8), new Head("stay", 44)));
        for (TopicTrace one : topics) {
            if (one.records() > 0) {
                table.row(one.topic(), Long.toString(one.records()), stay(one));
            }
        }
        return table.toString();
    }

    private static String stay(TopicTrace one) {
        if (one.stays().compareTo(FOR_EVER) > 0) {
            return one.compacted() ? "until Kafka compacts them" : "for ever";
        }
        return one.compacted()
                ? "until Kafka compacts them, " + Ages.length(one.stays()) + " or less"
                : "until they are " + Ages.length(one.stays()) + " old";
    }

    private String storeTable() {
        Table table = new Table(List.of(new Head("store", 20), new Head("held", 8), new Head("left", 60)));
        for (Store one : stores) {
            Integer left = one.left();
            table.row(
                    one.sink(),
                    one.problem() == null ? Integer.toString(one.held()) : "?",
                    one.problem() == null ? (left == null ? "" : left.toString()) : one.problem());
        }
        return table.toString();
    }

    private String groupTable() {
        Table table = new Table(List.of(new Head("sink", 40), new Head("tombstones", 50)));
        for (SinkProgress one : sinks) {
            table.row(
                    one.group(),
                    one.done()
                            ? "passed"
                            : one.passed() + " of " + one.partitions() + " partitions passed"
                                    + (one.running() ? "" : "; it does not run"));
        }
        return table.toString();
    }

    /** For programs: one object a line for each item, topic, store and group, and one for the whole at the end. */
    public List<String> json() {
        List<String> lines = new ArrayList<>();
        ids.stream()
                .sorted()
                .forEach(id -> lines.add(new JsonLine().with("item", id).toString()));
        for (TopicTrace one : topics) {
            lines.add(new JsonLine()
                    .with("topic", one.topic())
                    .with("records", one.records())
                    .with("compacted", one.compacted())
                    .with(
                            "stay_seconds",
                            one.stays().compareTo(FOR_EVER) > 0
                                    ? null
                                    : one.stays().toSeconds())
                    .toString());
        }
        for (Store one : stores) {
            lines.add(new JsonLine()
                    .with("store", one.sink())
                    .with("held", one.problem() == null ? one.held() : null)
                    .with("left", one.left())
                    .with("problem", one.problem())
                    .toString());
        }
        for (SinkProgress one : sinks) {
            lines.add(new JsonLine()
                    .with("group", one.group())
                    .with("running", one.running())
                    .with("partitions", one.partitions())
                    .with("passed", one.passed())
                    .with("done", one.done())
                    .toString());
        }
        lines.add(new JsonLine()
                .with("dryRun", dryRun)
                .with("items", ids.size())
                .with("awaited", awaited)
                .with("sourcesStillThere", sources.stream().sorted().toList())
                .with("complete", complete())
                .toString());
        return lines;
    }
}
