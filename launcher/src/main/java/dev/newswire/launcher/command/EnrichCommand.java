package dev.newswire.launcher.command;

import dev.newswire.enrich.Enricher;
import dev.newswire.enrich.replay.ReplayReport;
import dev.newswire.launcher.Wiring;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.runtime.metric.Metrics;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code newswire enrich}: the service, or all of {@code news.raw} once more into a topic of its own. */
@Command(
        name = "enrich",
        description =
                "Run enrich: clean, tag and group raw items. Needs a cluster; stops on SIGTERM, or with --replay at the end.")
final class EnrichCommand implements Callable<Integer> {

    private static final long TELL_EVERY = 5_000;

    /** Both belong together. */
    static final class ReplayOptions {

        @Option(
                names = "--replay",
                required = true,
                description = "Enrich all that stands on news.raw once more, and end.")
        private boolean given;

        @Option(
                names = "--to",
                paramLabel = "TOPIC",
                required = true,
                description = "Where --replay writes: a topic that is new or empty.")
        private String topic = "";
    }

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--rehearse",
            description = "Do what a start does short of the cluster, tell how long it took, and end.")
    private boolean rehearse;

    @ArgGroup(exclusive = false)
    private @Nullable ReplayOptions replay;

    EnrichCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (rehearse) {
            console.print(Rehearsal.run(own -> options.overridden(console, own)));
            return ExitCode.OK.code();
        }
        if (replay == null || !replay.given) {
            CompletableFuture<Enricher> models = Enricher.loading();
            return new ServiceCommand(console, wiring -> List.of(wiring.enrich(models)), options).call();
        }
        try {
            ReplayReport report =
                    new Wiring(options.ofCluster(console), Metrics.create()).replay(replay.topic, this::progress);
            console.print(report.read() + " read, " + report.written() + " written to " + replay.topic + ", "
                    + report.erased() + " taken down, " + report.duplicates() + " duplicates, " + report.refused()
                    + " refused.");
            return ExitCode.OK.code();
        } catch (RetriableException outage) {
            throw new UserError(ExitCode.UNREACHABLE, String.valueOf(outage.getMessage()), outage);
        }
    }

    private void progress(long read) {
        if (read % TELL_EVERY == 0) {
            console.tell(read + " read.");
        }
    }
}
