package dev.newswire.ingest.sources;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.service.ServiceThread;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/**
 * The sources as they stand at every moment, kept current by a thread of its own. Questions are answered from memory,
 * from any thread. While the cluster is away the last known sources hold, and the thread tries again.
 */
public final class LiveSources implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final ClusterConfig cluster;
    private final SourceListener listener;
    private final ServiceThread thread;
    private volatile Map<String, SourceDefinition> live = Map.of();
    private volatile boolean current;

    /**
     * Connects to nothing yet.
     *
     * @param listener hears of every source once at first, then of every change
     */
    public LiveSources(ClusterConfig cluster, SourceListener listener) {
        this.cluster = cluster;
        this.listener = listener;
        this.thread = new ServiceThread("newswire-sources", PAUSE, CLOSE, this::connected);
    }

    /** Called once. */
    public void start() {
        thread.start();
    }

    /** Whether it has read what stood there when it connected; false while the cluster is away. */
    public boolean current() {
        return current;
    }

    /** One sentence on what it waits for, while it is not current. */
    public String waitingFor() {
        return thread.waitingFor();
    }

    /** Why it no longer follows them. */
    public Optional<String> failure() {
        return thread.failure();
    }

    /** Every source by its id, as of now. */
    public Map<String, SourceDefinition> all() {
        return live;
    }

    /** The source with exactly this id. */
    public Optional<SourceDefinition> find(String id) {
        return Optional.ofNullable(live.get(id));
    }

    /** Idempotent; returns when the thread has ended, or after three seconds. */
    @Override
    public void close() {
        thread.close();
    }

    private void connected() {
        try (SourceLog<SourceDefinition> log = SourceLog.open(cluster, Topics.SOURCES, SourceDefinition.class)) {
            follow(log);
        } catch (KafkaException e) {
            throw CatalogErrors.of(e, cluster, "following the sources");
        } finally {
            current = false;
        }
    }

    private void follow(SourceLog<SourceDefinition> log) {
        log.readToEnd();
        Set<String> all = new LinkedHashSet<>(live.keySet());
        all.addAll(log.table().values().keySet());
        update(log.table(), all);
        current = true;
        while (!thread.isClosing()) {
            Set<String> touched = log.poll(POLL);
            if (!touched.isEmpty()) {
                update(log.table(), touched);
            }
        }
    }

    private void update(SourceTable<SourceDefinition> table, Set<String> touched) {
        Map<String, SourceDefinition> before = live;
        Map<String, SourceDefinition> after = new HashMap<>(before);
        for (String id : touched) {
            table.find(id).ifPresentOrElse(source -> after.put(id, source), () -> after.remove(id));
        }
        live = Collections.unmodifiableMap(after);
        for (String id : touched) {
            SourceDefinition now = after.get(id);
            if (now == null ? before.containsKey(id) : !now.equals(before.get(id))) {
                listener.changed(id, Optional.ofNullable(now));
            }
        }
    }
}
