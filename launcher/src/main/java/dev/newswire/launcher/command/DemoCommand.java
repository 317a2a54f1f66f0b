package dev.newswire.launcher.command;

import dev.newswire.embedded.OneMachineConfig;
import dev.newswire.enrich.EnrichConfig;
import dev.newswire.ingest.IngestConfig;
import dev.newswire.ingest.PushJob;
import dev.newswire.ingest.PushReport;
import dev.newswire.ingest.PushRequest;
import dev.newswire.launcher.Wiring;
import dev.newswire.launcher.local.Drained;
import dev.newswire.launcher.local.LocalPipeline;
import dev.newswire.launcher.local.LogFile;
import dev.newswire.launcher.local.Samples;
import dev.newswire.launcher.local.UpConfig;
import dev.newswire.launcher.output.DemoReport;
import dev.newswire.monitor.MonitorConfig;
import dev.newswire.monitor.lag.GroupLagReader;
import dev.newswire.monitor.subscribe.Query;
import dev.newswire.monitor.subscribe.Start;
import dev.newswire.monitor.subscribe.Subscription;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.config.Config;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.postgres.PostgresConfig;
import dev.newswire.sink.postgres.StoredItems;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code newswire demo}: the whole pipeline, once, on the sample items, in a folder that is thrown away. */
@Command(
        name = "demo",
        description =
                "Run the whole pipeline once, in a throw-away folder: push the sample items, show what comes out.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        LocalPipeline pipeline = LocalPipeline.open(machine(), this::settings);
        AtomicBoolean asked = new AtomicBoolean();
        Thread hook = new Thread(
                () -> {
                    asked.set(true);
                    pipeline.close();
                },
                "newswire-demo-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        LogFile log = LogFile.open(pipeline.machine().folder().path().resolve("newswire.log"));
        try {
            console.tell("Starting broker, schema registry, PostgreSQL and the services…");
            pipeline.start((part, took) -> console.tell("  " + part.name() + " up after " + seconds(took)));
            console.tell("Pushing the sample items…");
            PushReport pushed = push(pipeline);
            awaitStored(pipeline.wiring());
            console.print(report(pipeline, pushed).toString());
        } catch (RuntimeException e) {
            // What fails because its parts are being stopped is no failure.
            if (asked.get()) {
                return ExitCode.TERMINATED.code();
            }
            throw e;
        } finally {
            pipeline.close();
            log.close();
        }
        console.tell("Done in " + seconds(Duration.ofNanos(System.nanoTime() - begin)) + "; nothing is left behind.");
        return 0;
    }

    private OneMachineConfig machine() {
        UpConfig up = UpConfig.from(options.standalone(console));
        try {
            Path folder = Files.createTempDirectory("newswire-demo");
            return LocalOptions.machine(folder, up).onPorts(0, 0, 0).thrownAway();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder", e);
        }
    }

    private Config settings(Map<String, String> addresses) {
        List<String> assignments = new ArrayList<>(List.of("admin.port=0"));
        addresses.forEach((name, value) -> assignments.add(name + "=" + value));
        return options.loader(console).set(assignments).load();
    }

    private PushReport push(LocalPipeline pipeline) {
        List<Path> samples = Samples.copyTo(pipeline.machine().folder().path().resolve("samples"));
        Wiring wiring = pipeline.wiring();
        PushJob job = new PushJob(
                IngestConfig.from(wiring.config()), wiring.cluster(), new SimpleMeterRegistry(), Clock.systemUTC());
        return job.run(PushRequest.of(samples), reading -> {});
    }

    private static void awaitStored(Wiring wiring) {
        try (GroupLagReader lag =
                GroupLagReader.open(wiring.cluster(), MonitorConfig.from(wiring.config()), Clock.systemUTC())) {
            String enrich = EnrichConfig.from(wiring.config()).applicationId();
            Drained.await(lag, List.of(enrich, "newswire-sink-postgres"), LONGEST);
        }
    }

    private static DemoReport report(LocalPipeline pipeline, PushReport pushed) {
        Wiring wiring = pipeline.wiring();
        List<EnrichedItem> items = new ArrayList<>();
        Query all = Query.everything().withStart(new Start.Beginning()).withFollow(false);
        try (Subscription subscription = new Subscription(wiring.cluster(), all, Clock.systemUTC())) {
            subscription.run(items::add, undecodable -> {});
        }
        Set<String> stored = new StoredItems(PostgresConfig.from(wiring.config()))
                .among(items.stream().map(EnrichedItem::getId).toList());
        return new DemoReport(pushed, items, stored);
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
