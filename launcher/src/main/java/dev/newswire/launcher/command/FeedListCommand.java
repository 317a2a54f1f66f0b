package dev.newswire.launcher.command;

import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceReport;
import dev.newswire.ingest.sources.SourceStatus;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.SourceLines;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.SourceState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code newswire feed list}: every source, and how it fares. */
@Command(
        name = "list",
        description =
                "List the sources: state, last and next poll, last status, items seen and missed, average interval.")
final class FeedListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only sources that are new, active, paused, failing or gone.")
    private @Nullable SourceStatus status;

    FeedListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SourceCatalog catalog = new SourceCatalog(ClusterConfig.from(options.ofCluster(console)));
        Map<String, SourceState> states = catalog.states();
        List<SourceReport> reports = catalog.read().all().stream()
                .map(source -> new SourceReport(source, Optional.ofNullable(states.get(source.getId()))))
                .filter(report -> status == null || report.status() == status)
                .toList();
        if (output.format() == OutputFormat.JSON) {
            for (SourceReport report : reports) {
                if (!console.print(SourceLines.json(report))) {
                    return 0;
                }
            }
            return 0;
        }
        if (reports.isEmpty()) {
            console.tell(
                    status == null
                            ? "There are no sources. 'newswire feed add URL' adds one."
                            : "No source is in this state.");
            return 0;
        }
        console.print(SourceLines.table(reports, Clock.systemUTC().instant()));
        return 0;
    }
}
