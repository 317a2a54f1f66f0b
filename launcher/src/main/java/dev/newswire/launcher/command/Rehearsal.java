package dev.newswire.launcher.command;

import dev.newswire.enrich.Enricher;
import dev.newswire.launcher.Wiring;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.metric.Metrics;
import dev.newswire.runtime.metric.ProcessAge;
import dev.newswire.runtime.service.Service;
import dev.newswire.runtime.service.Services;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Starts enrich as the service does, on a cluster that is not there, reads one article and stops: what a start costs, and
 * which classes it loads.
 */
final class Rehearsal {
    /** No service listens on the first port of a machine, so clients are made and wait. */
    private static final String NOWHERE = "127.0.0.1:1";

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(8);
    private static final String ARTICLE = """
            ROTTERDAM, 30 April 2026 – Pilots at the port of Rotterdam went back to work on Thursday after their union and \
            the port authority agreed on a pay rise of 4.5 per cent.

            “We got most of what we asked for,” said Marieke Dolstra, President of the Dutch Pilots Association (DPA).
            """;

    private Rehearsal() {}

    /**
     * Answers a line that says how long it took.
     *
     * @param settings the user's, with those given to it in place of their own
     */
    static String run(Function<List<String>, Config> settings) {
        CompletableFuture<Enricher> models = Enricher.loading();
        try {
            Path folder = Files.createTempDirectory("newswire-rehearsal");
            try {
                return run(models, settings, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rehearse in the temporary folder", e);
        }
    }

    private static String run(
            CompletableFuture<Enricher> models, Function<List<String>, Config> settings, Path folder) {
        Config config = settings.apply(
                List.of("kafka.bootstrap.servers=" + NOWHERE, "admin.port=0", "enrich.state-dir=" + folder));
        Wiring wiring = new Wiring(config, Metrics.create());
        List<Service> all = new ArrayList<>(List.of(wiring.enrich(models)));
        all.add(wiring.admin(List.copyOf(all)));
        try (Services services = new Services(all, CLOSE_LIMIT)) {
            services.start();
            Duration started = ProcessAge.now();
            double processor = processorSeconds();
            int entities = read(models.join()).getEntities().size();
            Duration read = ProcessAge.now().minus(started);
            return String.format(
                    Locale.ROOT,
                    "Ready %.2f s after the process began, with %.2f s of processor time; %d ms later a first article of %d "
                            + "entities was read.",
                    started.toMillis() / 1000.0,
                    processor,
                    read.toMillis(),
                    entities);
        }
    }

    private static EnrichedItem read(Enricher enricher) {
        RawItem raw = RawItem.newBuilder()
                .setId("rehearsal")
                .setSource(Source.newBuilder()
                        .setId("rehearsal")
                        .setKind(SourceKind.FILE)
                        .build())
                .setTitle("Pilots of Rotterdam back at work")
                .setBody(ARTICLE)
                .setBodyFormat(BodyFormat.TEXT)
                .setFetchedAt(Instant.EPOCH)
                .setContentHash("")
                .build();
        return enricher.enrich(raw, 1, Instant.EPOCH, Instant.EPOCH);
    }

    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
