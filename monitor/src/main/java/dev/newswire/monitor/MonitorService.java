package dev.newswire.monitor;

import dev.newswire.monitor.deadletter.OpenLetters;
import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.GroupLagReader;
import dev.newswire.monitor.status.GroupStatus;
import dev.newswire.monitor.status.LagHistory;
import dev.newswire.monitor.status.LagHistoryFile;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.service.Service;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples the lag of every group, and counts open dead letters, again and again, on a thread of its own, and shows it as metrics. A cluster that does
 * not answer makes it not ready, never failed: the next sample tries again.
 */
public final class MonitorService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorService.class);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final ClusterConfig cluster;
    private final MonitorConfig config;
    private final Clock clock;
    private final LagMeters meters;
    private final DeadLetterMeters deadLetters;
    private final Timer samples;
    private final Counter failures;

    private final Optional<LagHistoryFile> file;

    private volatile List<GroupStatus> latest = List.of();
    private volatile @Nullable Instant lastSuccess;
    private volatile String trouble = "the first sample of lag is being taken";
    private @Nullable ScheduledExecutorService thread;
    private @Nullable Future<?> sampling;
    private @Nullable GroupLagReader reader;
    private @Nullable OpenLetters letters;

    public MonitorService(ClusterConfig cluster, MonitorConfig config, MeterRegistry registry, Clock clock) {
        this.cluster = cluster;
        this.config = config;
        this.clock = clock;
        this.file = config.stateFile().map(LagHistoryFile::new);
        this.meters = new LagMeters(registry, clock);
        this.deadLetters = new DeadLetterMeters(config.deadLetters(), registry);
        this.samples = Timer.builder("newswire.monitor.sample")
                .description("Time a sample of every group's lag takes")
                .register(registry);
        this.failures = Counter.builder("newswire.monitor.sample.failures")
                .description("Samples of lag that could not be taken")
                .register(registry);
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public synchronized void start() {
        GroupLagReader opened = GroupLagReader.open(cluster, config, clock);
        OpenLetters counting = new OpenLetters(cluster);
        LagHistory history = config.history();
        file.ifPresent(remembered -> remembered.load(history, clock.instant().minus(config.memory())));
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread created = new Thread(work, "newswire-monitor");
            created.setDaemon(true);
            return created;
        });
        sampling = started.scheduleWithFixedDelay(
                () -> sample(opened, counting, history), 0, config.interval().toMillis(), TimeUnit.MILLISECONDS);
        reader = opened;
        letters = counting;
        thread = started;
    }

    private void sample(GroupLagReader opened, OpenLetters counting, LagHistory history) {
        try {
            List<GroupLag> read = samples.record(opened::read);
            latest = history.add(read == null ? List.of() : read);
            meters.show(latest);
            lastSuccess = clock.instant();
            remember(history);
            deadLetters.show(counting.count(config.timeout()));
        } catch (RuntimeException failed) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            failures.increment();
            trouble = String.valueOf(failed.getMessage());
            LOG.atWarn().addKeyValue("reason", failed.getMessage()).log("Lag could not be sampled");
        }
    }

    private void remember(LagHistory history) {
        file.ifPresent(target -> {
            try {
                target.save(history);
            } catch (IOException failed) {
                LOG.atWarn().addKeyValue("reason", failed.toString()).log("Samples of lag could not be kept");
            }
        });
    }

    /** The last sample, groups by name; empty before the first. */
    public List<GroupLag> latest() {
        return latest.stream().map(GroupStatus::lag).toList();
    }

    /** The last sample and what it means, groups by name; empty before the first. */
    public List<GroupStatus> statuses() {
        return latest;
    }

    /** True while samples succeed: the last one is no older than three intervals and a timeout. */
    @Override
    public boolean ready() {
        Instant last = lastSuccess;
        Duration stale = config.interval().multipliedBy(3).plus(config.timeout());
        return last != null && Duration.between(last, clock.instant()).compareTo(stale) <= 0;
    }

    @Override
    public String waitingFor() {
        return trouble;
    }

    @Override
    public synchronized void close() {
        if (sampling != null) {
            sampling.cancel(true);
        }
        if (thread != null) {
            thread.shutdownNow();
            try {
                if (!thread.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.atWarn().addKeyValue("millis", CLOSE.toMillis()).log("The last sample did not end in time");
                    return;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
            thread = null;
        }
        if (reader != null) {
            reader.close();
            reader = null;
        }
        if (letters != null) {
            letters.close();
            letters = null;
        }
    }
}
