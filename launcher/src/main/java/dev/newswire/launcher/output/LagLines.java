package dev.newswire.launcher.output;

import dev.newswire.launcher.output.Table.Head;
import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.PartitionLag;
import dev.newswire.monitor.status.GroupStatus;
import dev.newswire.monitor.status.LagStatus;
import dev.newswire.monitor.status.PartitionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lag and status of groups: a table for people, or an object for each partition. */
public final class LagLines {

    private static final double MILLIS = 1000.0;
    private static final double FEW = 10;
    private static final int PERCENT = 100;

    private LagLines() {}

    /** A row for each group, and one for each of its partitions that has something to tell. */
    public static String table(List<GroupStatus> groups) {
        if (groups.isEmpty()) {
            return "No consumer group has committed anything yet.\n";
        }
        Table table = new Table(List.of(
                new Head("group", 26),
                new Head("status", 14),
                new Head("state", 10),
                new Head("topic-partition", 34),
                new Head("lag", 8),
                new Head("behind", 8),
                new Head("in/s", 7),
                new Head("out/s", 7),
                new Head("caught up", 9),
                new Head("retention", 9)));
        for (GroupStatus group : groups) {
            GroupLag lag = group.lag();
            table.row(
                    lag.group(),
                    label(group.status()),
                    lag.state().toLowerCase(Locale.ROOT),
                    lag.partitions().size() + " partitions",
                    count(lag.lag(), lag.exact()),
                    age(lag.timeLag()),
                    rate(group.writtenPerSecond()),
                    rate(group.readPerSecond()),
                    left(lag.lag(), group.catchUp()),
                    percent(group.retentionUsed()));
            group.partitions().stream().filter(LagLines::tells).forEach(partition -> partition(table, lag, partition));
        }
        return table.toString();
    }

    private static boolean tells(PartitionStatus partition) {
        LagStatus status = partition.status();
        return partition.lag().lag() > 0 || (status != null && status != LagStatus.OK);
    }

    private static void partition(Table table, GroupLag group, PartitionStatus status) {
        PartitionLag partition = status.lag();
        table.row(
                "",
                label(status.status()),
                "",
                partition.topic() + "-" + partition.partition(),
                count(partition.lag(), partition.exact()),
                age(partition.timeLag(group.readAt())),
                rate(status.writtenPerSecond()),
                rate(status.readPerSecond()),
                left(partition.lag(), status.catchUp()),
                percent(partition.retentionUsed()));
    }

    /** What programs read, one object for a partition of a group. */
    public static List<String> json(GroupStatus group) {
        return group.partitions().stream()
                .map(partition -> json(group, partition))
                .toList();
    }

    private static String json(GroupStatus group, PartitionStatus status) {
        GroupLag lag = group.lag();
        PartitionLag partition = status.lag();
        return new JsonLine()
                .with("group", lag.group())
                .with("protocol", lag.protocol().name())
                .with("state", lag.state())
                .with("groupStatus", labelOrNull(group.status()))
                .with("topic", partition.topic())
                .with("partition", partition.partition())
                .with("status", labelOrNull(status.status()))
                .with("committedOffset", partition.committedOffset())
                .with("logEndOffset", partition.logEndOffset())
                .with("lag", partition.lag())
                .with("exact", partition.exact())
                .with("timeLagSeconds", seconds(partition.timeLag(lag.readAt())))
                .with("writtenPerSecond", status.writtenPerSecond())
                .with("readPerSecond", status.readPerSecond())
                .with("catchUpSeconds", seconds(status.catchUp()))
                .with("retentionUsed", partition.retentionUsed())
                .with("member", partition.member())
                .with("readAt", lag.readAt().toString())
                .toString();
    }

    private static String label(@Nullable LagStatus status) {
        return status == null ? "…" : status.label();
    }

    private static @Nullable String labelOrNull(@Nullable LagStatus status) {
        return status == null ? null : status.label();
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / MILLIS;
    }

    private static String count(long lag, boolean exact) {
        return exact ? Long.toString(lag) : "≤ " + lag;
    }

    private static String rate(@Nullable Double perSecond) {
        if (perSecond == null) {
            return "";
        }
        return String.format(Locale.ROOT, perSecond > 0 && perSecond < FEW ? "%.1f" : "%.0f", perSecond);
    }

    private static String left(long lag, @Nullable Duration left) {
        return lag == 0 ? "" : left == null ? "never" : "in " + Ages.length(left);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.0f%%", share * PERCENT);
    }

    private static String age(@Nullable Duration age) {
        if (age == null) {
            return "";
        }
        return age.toMinutes() < 1
                ? String.format(Locale.ROOT, "%.1fs", age.toMillis() / MILLIS)
                : age.toHours() < 1
                        ? age.toMinutes() + "m" + age.toSecondsPart() + "s"
                        : age.toHours() + "h" + age.toMinutesPart() + "m";
    }
}
