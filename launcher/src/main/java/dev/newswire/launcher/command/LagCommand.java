package dev.newswire.launcher.command;

import dev.newswire.launcher.output.JsonLine;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Table;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.monitor.MonitorConfig;
import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.GroupLagReader;
import dev.newswire.monitor.lag.PartitionLag;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code newswire lag}: how far every consumer group is behind, in records and in time. */
@Command(
        name = "lag",
        description = "Show how far every consumer group is behind: records really unread, and the age of the oldest.")
final class LagCommand implements Callable<Integer> {

    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--watch", description = "Show it again and again, until stopped.")
    private boolean watch;

    LagCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.ofCluster(console);
        MonitorConfig monitor = MonitorConfig.from(config);
        try (GroupLagReader reader = GroupLagReader.open(ClusterConfig.from(config), monitor, Clock.systemUTC())) {
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "newswire-lag-stop"));
            boolean wanted = true;
            while (wanted) {
                wanted = show(reader.read())
                        && watch
                        && !stopped.await(monitor.interval().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return 0;
    }

    /** False once nobody reads any more. */
    private boolean show(List<GroupLag> groups) {
        if (output.format() == OutputFormat.JSON) {
            return groups.stream()
                    .flatMap(group -> group.partitions().stream().map(partition -> json(group, partition)))
                    .allMatch(console::print);
        }
        return console.print((watch && console.colours() ? CLEAR_SCREEN : "") + table(groups));
    }

    private static String table(List<GroupLag> groups) {
        Table table = new Table(List.of(
                new Head("group", 28),
                new Head("state", 12),
                new Head("topic-partition", 58),
                new Head("lag", 10),
                new Head("behind", 10)));
        for (GroupLag group : groups) {
            table.row(
                    group.group(),
                    group.state().toLowerCase(Locale.ROOT),
                    group.partitions().size() + " partitions",
                    count(group.lag(), group.exact()),
                    age(group.timeLag()));
            group.partitions().stream()
                    .filter(partition -> partition.lag() > 0)
                    .forEach(partition -> table.row(
                            "",
                            "",
                            partition.topic() + "-" + partition.partition(),
                            count(partition.lag(), partition.exact()),
                            age(partition.timeLag(group.readAt()))));
        }
        return groups.isEmpty() ? "No consumer group has committed anything yet.\n" : table.toString();
    }

    private static String count(long lag, boolean exact) {
        return exact ? Long.toString(lag) : "≤ " + lag;
    }

    private static String age(@Nullable Duration age) {
        if (age == null) {
            return "";
        }
        return age.toMinutes() < 1
                ? String.format(Locale.ROOT, "%.1fs", age.toMillis() / 1000.0)
                : age.toHours() < 1
                        ? age.toMinutes() + "m" + age.toSecondsPart() + "s"
                        : age.toHours() + "h" + age.toMinutesPart() + "m";
    }

    private static String json(GroupLag group, PartitionLag partition) {
        Duration behind = partition.timeLag(group.readAt());
        return new JsonLine()
                .with("group", group.group())
                .with("protocol", group.protocol().name())
                .with("state", group.state())
                .with("topic", partition.topic())
                .with("partition", partition.partition())
                .with("committedOffset", partition.committedOffset())
                .with("logEndOffset", partition.logEndOffset())
                .with("lag", partition.lag())
                .with("exact", partition.exact())
                .with("timeLagSeconds", behind == null ? null : behind.toMillis() / 1000.0)
                .with("member", partition.member())
                .with("readAt", group.readAt().toString())
                .toString();
    }
}
