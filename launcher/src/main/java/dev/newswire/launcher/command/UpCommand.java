package dev.newswire.launcher.command;

import dev.newswire.ingest.IngestConfig;
import dev.newswire.ingest.fetch.FetchConfig;
import dev.newswire.launcher.ServiceRun;
import dev.newswire.launcher.local.LocalPipeline;
import dev.newswire.launcher.local.LogFile;
import dev.newswire.launcher.local.Progress;
import dev.newswire.launcher.local.UpConfig;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.config.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code newswire up}: everything embedded, kept in a folder, until it is stopped. */
@Command(
        name = "up",
        description = "Run the whole pipeline on this machine, keeping its data in a folder. Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        UpConfig up = UpConfig.from(options.standalone(console));
        LocalPipeline pipeline =
                LocalPipeline.open(LocalOptions.machine(options.data(), up), addresses -> settings(addresses, up));
        CountDownLatch asked = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    asked.countDown();
                    console.tell("Stopping…");
                    pipeline.close();
                    console.tell("Stopped.");
                },
                "newswire-up-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try (LogFile log = LogFile.open(options.data().resolve("newswire.log"))) {
            console.tell("Starting broker, schema registry and PostgreSQL in " + options.data() + "…");
            pipeline.start((part, took) -> console.tell(started(part.name(), part.address(), took)));
            listening(pipeline, log);
            return watch(pipeline, up, asked).code();
        } catch (RuntimeException e) {
            // What fails because its parts are being stopped is no failure.
            if (asked.getCount() == 0) {
                return ExitCode.TERMINATED.code();
            }
            throw e;
        } finally {
            pipeline.close();
        }
    }

    /** Pushing over HTTP is on here, on a port of its own unless the user names one. */
    private Config settings(Map<String, String> addresses, UpConfig up) {
        List<String> assignments = new ArrayList<>();
        addresses.forEach((name, value) -> assignments.add(name + "=" + value));
        Config config = options.loader(console).set(assignments).load();
        if (IngestConfig.from(config).http().port().isPresent()) {
            return config;
        }
        assignments.add("ingest.http.port=" + up.pushPort());
        return options.loader(console).set(assignments).load();
    }

    private void listening(LocalPipeline pipeline, LogFile log) {
        console.tell("");
        console.tell("Kafka broker       " + pipeline.machine().broker().address());
        console.tell("Schema registry    " + pipeline.machine().registry().address());
        console.tell("PostgreSQL         " + pipeline.machine().database().address());
        console.tell("Health and metrics http://" + pipeline.adminAddress());
        pipeline.pushAddress().ifPresent(address -> console.tell("Push over HTTP     http://" + address + "/v1/items"));
        console.tell("Inbox              " + pipeline.inbox() + " (files put there are pushed)");
        console.tell("Log                " + log.path());
        if (FetchConfig.from(pipeline.wiring().config()).contact().isEmpty()) {
            console.tell("Contact            none is given to sites that are read;"
                    + " --set ingest.fetch.contact=ADDRESS tells their owners who reads them");
        }
        console.tell("");
        console.tell("Ready. In another terminal: newswire feed add URL, newswire push PATH, newswire subscribe."
                + " Ctrl-C stops.");
    }

    private ExitCode watch(LocalPipeline pipeline, UpConfig up, CountDownLatch asked) {
        Progress progress = new Progress(pipeline.wiring().metrics());
        while (!await(asked, up.progressInterval())) {
            progress.line().ifPresent(console::tell);
            Optional<String> failure = ServiceRun.failure(pipeline.services()).or(pipeline::deadPart);
            if (failure.isPresent()) {
                console.tell("newswire: " + failure.get() + ". The log says more.");
                return ExitCode.FAILED;
            }
        }
        return ExitCode.TERMINATED;
    }

    private static boolean await(CountDownLatch asked, Duration interval) {
        try {
            return asked.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String started(String part, String address, Duration took) {
        return String.format(Locale.ROOT, "  %-9s up after %4.1f s  %s", part, took.toMillis() / 1000.0, address);
    }
}
