package dev.newswire.launcher.command;

import dev.newswire.ingest.IngestConfig;
import dev.newswire.ingest.PushJob;
import dev.newswire.ingest.PushReport;
import dev.newswire.ingest.PushRequest;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.error.UserError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code newswire push}: files, folders and standard input to {@code news.raw}. */
@Command(
        name = "push",
        description = {
            "Push news items: text, HTML, JSON, NDJSON, RSS, Atom and WARC files, plain or gzipped, and folders of them.",
            "Exit code 1 when some were refused."
        })
final class PushCommand implements Callable<Integer> {

    private static final Path STDIN = Path.of("-");

    /** A signal's shutdown hook waits this long for the transaction in hand. */
    private static final long FINISH_MILLIS = 8_000;

    private final Console console;
    private final AtomicBoolean summarised = new AtomicBoolean();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A file or folder, or - for standard input.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--source", paramLabel = "ID", description = "Id of the source of all these items.")
    private @Nullable String source;

    @Option(names = "--source-name", paramLabel = "NAME", description = "Name of that source, for people.")
    private @Nullable String sourceName;

    @Option(names = "--watch", description = "Go on with what appears or changes there, until stopped.")
    private boolean watch;

    PushCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Config config = options.ofCluster(console);
        PushJob job = new PushJob(
                IngestConfig.from(config), ClusterConfig.from(config), new SimpleMeterRegistry(), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(job), "newswire-push-stop"));
        try {
            PushReport report = job.run(request(), new PushProgress(console));
            summarise("", report);
            return (report.clean() ? ExitCode.OK : ExitCode.REFUSED).code();
        } finally {
            summarised.set(true);
        }
    }

    private PushRequest request() {
        boolean stdin = paths.contains(STDIN);
        if (stdin && watch) {
            throw new UserError(ExitCode.USAGE, "--watch goes with files and folders, not with standard input");
        }
        Optional<InputStream> stream = stdin ? Optional.of(console.in()) : Optional.empty();
        List<Path> files = paths.stream().filter(path -> !path.equals(STDIN)).toList();
        return new PushRequest(files, stream, Optional.ofNullable(source), Optional.ofNullable(sourceName), watch);
    }

    /** What was read when a signal came is still committed, and told, before the process ends. */
    private void stop(PushJob job) {
        if (summarised.get()) {
            return;
        }
        Thread stopping = new Thread(() -> summarise("Stopped: ", job.stop()), "newswire-push-finish");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(FINISH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void summarise(String begin, PushReport report) {
        if (summarised.getAndSet(true)) {
            return;
        }
        StringBuilder line = new StringBuilder(begin);
        line.append(report.accepted()).append(report.accepted() == 1 ? " item" : " items");
        line.append(" accepted from ").append(report.files()).append(report.files() == 1 ? " file" : " files");
        if (report.refused() > 0) {
            line.append(", ").append(report.refused()).append(" refused");
        }
        if (report.leftOut() > 0) {
            line.append(", ").append(report.leftOut()).append(" left out");
        }
        if (!report.reasons().isEmpty()) {
            line.append(' ').append(report.reasons());
        }
        console.tell(line + ".");
    }
}
