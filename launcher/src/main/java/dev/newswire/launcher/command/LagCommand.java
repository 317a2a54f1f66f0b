package dev.newswire.launcher.command;

import dev.newswire.launcher.output.LagLines;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.monitor.MonitorConfig;
import dev.newswire.monitor.lag.GroupLagReader;
import dev.newswire.monitor.status.GroupStatus;
import dev.newswire.monitor.status.LagHistory;
import dev.newswire.monitor.status.LagHistoryFile;
import dev.newswire.monitor.status.LagStatus;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code newswire lag}: how far every consumer group is behind, in records and in time, and how it does. */
@Command(
        name = "lag",
        description = "Show how far every consumer group is behind: records really unread, the age of the oldest, and"
                + " whether the group reads, falls behind, stalls or has stopped.")
final class LagCommand implements Callable<Integer> {

    /** To the corner and over what stands there: clearing first would flicker. */
    private static final String HOME = "\u001b[H";

    private static final String REST_OF_LINE = "\u001b[K\n";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--watch", description = "Show it again and again, until stopped; in place on a terminal.")
    private boolean watch;

    @Option(
            names = "--fail-on",
            paramLabel = "STATUS",
            description = "Watch until the status of every group is known, then end with 1 if one is as bad as STATUS"
                    + " or worse: WARN, REWIND, STALL, STOP, ERR (any of those three) or RETENTION-RISK. With --watch"
                    + " end as soon as one is.")
    private @Nullable LagStatus failOn;

    LagCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.ofCluster(console);
        MonitorConfig monitor = MonitorConfig.from(config);
        Clock clock = Clock.systemUTC();
        LagHistory history = monitor.history();
        monitor.stateFile().ifPresent(file -> new LagHistoryFile(file)
                .load(history, clock.instant().minus(monitor.memory())));
        try (GroupLagReader reader = GroupLagReader.open(ClusterConfig.from(config), monitor, clock)) {
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "newswire-lag-stop"));
            boolean told = watch;
            while (true) {
                List<GroupStatus> groups = history.add(reader.read());
                boolean last = isLast(groups);
                if ((watch || last) && !show(groups)) {
                    return ExitCode.OK.code();
                }
                if (last) {
                    return (failed(groups) ? ExitCode.REFUSED : ExitCode.OK).code();
                }
                if (!told) {
                    told = true;
                    console.tell("Watching until the status of every group is known.");
                }
                if (stopped.await(monitor.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                    return ExitCode.OK.code();
                }
            }
        }
    }

    /** One look is enough, unless it goes on for ever or a judgement is wanted that needs more of them. */
    private boolean isLast(List<GroupStatus> groups) {
        if (failed(groups)) {
            return true;
        }
        return !watch && (failOn == null || groups.stream().allMatch(group -> group.status() != null));
    }

    private boolean failed(List<GroupStatus> groups) {
        LagStatus least = failOn;
        return least != null && groups.stream().anyMatch(group -> group.isAtLeast(least));
    }

    /** False once nobody reads any more. */
    private boolean show(List<GroupStatus> groups) {
        if (output.format() == OutputFormat.JSON) {
            return groups.stream()
                    .flatMap(group -> LagLines.json(group).stream())
                    .allMatch(console::print);
        }
        String table = LagLines.table(groups);
        if (!watch || !console.terminal()) {
            return console.print(table);
        }
        console.out().print(HOME + table.replace("\n", REST_OF_LINE) + REST_OF_SCREEN);
        return !console.out().checkError();
    }
}
