package dev.newswire.launcher.command;

import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceSet;
import dev.newswire.launcher.output.EraseReport;
import dev.newswire.launcher.output.EraseReport.Store;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Printable;
import dev.newswire.monitor.erase.ErasurePublisher;
import dev.newswire.monitor.erase.ErasureWatch;
import dev.newswire.monitor.erase.ItemTracer;
import dev.newswire.monitor.erase.SinkProgress;
import dev.newswire.monitor.erase.Traces;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.erasure.Erasure;
import dev.newswire.sink.Holdings;
import dev.newswire.sink.Sinks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code newswire erase}: takes items down for good, everywhere. */
@Command(
        name = "erase",
        description = "Take items out of every compacted topic and every store, and keep them out. Exit code 1 when not"
                + " everything was seen to be done in time.")
final class EraseCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Console console;

    @Option(names = "--id", paramLabel = "ID", description = "An item, by its id; may be repeated.")
    private Set<String> ids = new TreeSet<>();

    @Option(names = "--source", paramLabel = "S", description = "All items of a source, by its id; may be repeated.")
    private Set<String> sources = new TreeSet<>();

    @Option(names = "--keep-source", description = "Erase what there is of a source that goes on being read.")
    private boolean keepSource;

    @Option(names = "--let-in", description = "The opposite: let items come again that were erased.")
    private boolean letIn;

    @Option(names = "--dry-run", description = "Only show what there is.")
    private boolean dryRun;

    @Option(
            names = "--wait",
            paramLabel = "AGE",
            defaultValue = "2m",
            description = "Longest wait for the sinks (default: ${DEFAULT-VALUE}); 0s not to wait.")
    private Duration patience = Duration.ofMinutes(2);

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    EraseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (ids.isEmpty() && sources.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "say what to erase: --id ID or --source S");
        }
        if (letIn && (!sources.isEmpty() || dryRun)) {
            throw new UserError(ExitCode.USAGE, "--let-in takes ids: what was erased tells no source any more");
        }
        Config config = options.ofCluster(console);
        ClusterConfig cluster = ClusterConfig.from(config);
        if (letIn) {
            new ErasurePublisher(cluster).publish(ids, Erasure.LET_IN, List.of());
            console.tell(ids.size() + (ids.size() == 1 ? " item" : " items") + " may come again.");
            return ExitCode.OK.code();
        }
        Set<String> active = active(cluster);
        List<Holdings> holdings = Sinks.holdings(config);
        Set<String> erased = new TreeSet<>(ids);
        ItemTracer tracer = new ItemTracer(cluster);
        if (!sources.isEmpty()) {
            console.tell("Looking for items of " + Printable.line(String.join(", ", sources)) + "…");
            erased.addAll(tracer.idsOf(sources));
            sources.forEach(source -> ask(holdings, one -> one.ofSource(source))
                    .values()
                    .forEach(found -> {
                        erased.addAll(found.ids());
                    }));
        }
        console.tell("Looking for " + erased.size() + " items everywhere…");
        Traces traces = tracer.trace(erased);
        Map<Holdings, Found> before = ask(holdings, one -> one.among(erased));
        EraseReport report = dryRun || erased.isEmpty()
                ? report(erased, active, traces, before, Map.of(), 0, List.of())
                : erase(cluster, erased, active, traces, before);
        if (output.format() == OutputFormat.JSON) {
            report.json().forEach(console::print);
        } else {
            console.print(report.text());
        }
        return (report.complete() ? ExitCode.OK : ExitCode.REFUSED).code();
    }

    /** The sources named that are still read; refused, for their new items would come in as before. */
    private Set<String> active(ClusterConfig cluster) {
        Set<String> active = new TreeSet<>();
        if (!sources.isEmpty()) {
            SourceSet standing = new SourceCatalog(cluster).read();
            for (String source : sources) {
                if (!standing.find(source).map(SourceDefinition::getPaused).orElse(true)) {
                    active.add(source);
                }
            }
        }
        if (!active.isEmpty() && !keepSource && !dryRun) {
            String names = Printable.line(String.join(" ", active));
            throw new UserError(
                    ExitCode.USAGE,
                    "still read: " + names + ". New items would come in: 'newswire feed remove " + names
                            + "' first, or erase with --keep-source only what there is.");
        }
        return active;
    }

    private EraseReport erase(
            ClusterConfig cluster, Set<String> erased, Set<String> active, Traces traces, Map<Holdings, Found> before) {
        try (ErasureWatch watch = ErasureWatch.open(cluster, erased)) {
            new ErasurePublisher(cluster).publish(erased, Erasure.KEEP_OUT, traces.letters());
            console.tell(erased.size() + " tombstones are written; waiting for the sinks…");
            long until = System.nanoTime() + patience.toNanos();
            int awaited = watch.read(POLL);
            List<SinkProgress> sinks = watch.sinks();
            while (System.nanoTime() < until && (awaited > 0 || !sinks.stream().allMatch(SinkProgress::done))) {
                awaited = watch.read(POLL);
                sinks = watch.sinks();
            }
            Map<Holdings, Found> after = ask(List.copyOf(before.keySet()), one -> one.among(erased));
            return report(erased, active, traces, before, after, awaited, sinks);
        }
    }

    private EraseReport report(
            Set<String> erased,
            Set<String> active,
            Traces traces,
            Map<Holdings, Found> before,
            Map<Holdings, Found> after,
            int awaited,
            List<SinkProgress> sinks) {
        List<Store> stores = new ArrayList<>();
        before.forEach((one, found) -> {
            Found left = after.get(one);
            String problem = found.problem() != null || left == null ? found.problem() : left.problem();
            stores.add(new Store(
                    one.sink(),
                    found.ids().size(),
                    left == null || problem != null ? null : left.ids().size(),
                    problem));
        });
        return new EraseReport(dryRun || erased.isEmpty(), erased, active, traces.topics(), stores, awaited, sinks);
    }

    /** What a target answered, or why it did not. */
    private record Found(Set<String> ids, @Nullable String problem) {}

    private static Map<Holdings, Found> ask(List<Holdings> holdings, Question question) {
        Map<Holdings, Found> answers = new LinkedHashMap<>();
        for (Holdings one : holdings) {
            try {
                answers.put(one, new Found(question.of(one), null));
            } catch (UserError away) {
                answers.put(one, new Found(Set.of(), String.valueOf(away.getMessage())));
            }
        }
        return answers;
    }

    private interface Question {
        Set<String> of(Holdings holdings);
    }
}
