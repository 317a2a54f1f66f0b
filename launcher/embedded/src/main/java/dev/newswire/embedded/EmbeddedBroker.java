package dev.newswire.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and its controller (KRaft, KIP-500) inside this process, with a log that outlives it.
 *
 * <p>Every acknowledged record survives a {@code kill -9} of this process; see {@link BrokerProperties} for what
 * that rests on. Topics are not created by use. Disk errors that Kafka holds to be fatal end the whole process.
 */
public final class EmbeddedBroker implements Part {
    /** Name of this part in settings and messages. */
    public static final String NAME = "broker";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

    private final BrokerConfig config;
    private @Nullable KafkaRaftServer server;
    private boolean stopped;

    /** Starts nothing yet. */
    public EmbeddedBroker(BrokerConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Value for {@code bootstrap.servers}. */
    @Override
    public String address() {
        return "127.0.0.1:" + config.port();
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public CompletableFuture<Integer> exited() {
        return new CompletableFuture<>();
    }

    @Override
    public void start() {
        synchronized (this) {
            stopped = false;
        }
        requireFreePort();
        bringUp();
    }

    /** Starts without another look whether the port is free. */
    synchronized void bringUp() {
        if (stopped) {
            throw new EmbeddingException("The broker was stopped while it started.");
        }
        Path log = config.folder().resolve("log");
        try {
            if (!Files.exists(log)) {
                format(log, config.security());
            }
            if (StaleBroker.isOn(log)) {
                StaleBroker.fence(log, FreePorts.choose());
            }
            KafkaConfig settings = new KafkaConfig(BrokerProperties.of(log, FreePorts.choose(), config), false);
            KafkaRaftServer starting = new KafkaRaftServer(settings, Time.SYSTEM);
            server = starting;
            starting.startup();
        } catch (Exception e) {
            close();
            throw new EmbeddingException("The broker cannot start on " + config.folder() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized boolean isAlive() {
        return server != null;
    }

    /** Stops cleanly; after four seconds the log is left as a crash would leave it, which the next start repairs. */
    @Override
    public synchronized void close() {
        KafkaRaftServer stopping = server;
        server = null;
        stopped = true;
        if (stopping == null) {
            return;
        }
        Thread stop = new Thread(
                () -> {
                    stopping.shutdown();
                    stopping.awaitShutdown();
                },
                "newswire-broker-stop");
        stop.setDaemon(true);
        stop.start();
        try {
            stop.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stop.isAlive()) {
            LOG.atWarn().addKeyValue("seconds", STOP_WITHIN.toSeconds()).log("The broker did not stop in time");
        }
    }

    void requireFreePort() {
        FreePorts.requireFree(NAME, config.port());
    }

    private static void format(Path log, Optional<BrokerSecurity> security) throws Exception {
        // Formatting writes several files; renamed as a whole, a start that was killed half-way begins anew.
        Path draft = log.resolveSibling("log.new");
        Folders.delete(draft);
        Files.createDirectories(draft);
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setNodeId(1)
                .setPrintStream(silent)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(draft.toString()))
                .setMetadataLogDirectory(draft.toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setScramArguments(
                        security.map(SecuredProperties::administrator).stream().toList())
                .run();
        Files.move(draft, log, StandardCopyOption.ATOMIC_MOVE);
    }
}
