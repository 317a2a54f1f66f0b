package dev.newswire.ingest.hosts;

import dev.newswire.ingest.fetch.budget.BudgetRules;
import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.budget.SystemScheduler;
import dev.newswire.ingest.poll.Ownership;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.runtime.service.Service;
import dev.newswire.runtime.service.ServiceThread;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the budgets of hosts hold over all instances: whoever polls a partition's sources keeps the budgets of its hosts
 * and lends the others turns. While the cluster is away nothing is borrowed, and nothing is kept that the poller has given up.
 * Owns a thread that hears the others, and one for time.
 */
public final class HostExchange implements Service, Ownership {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final Duration FLUSH = Duration.ofSeconds(2);
    /** What a request may take beyond the time for a document: its end is noticed a moment later. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final BudgetRules rules;
    private final ClusterConfig cluster;
    private final HostClients clients;
    private final SystemScheduler scheduler = new SystemScheduler("newswire-hosts-time");
    private final HostDesk desk;
    private final ServiceThread thread;
    /** Guards what is wanted, and every coming and going of partitions with it. */
    private final Object lock = new Object();

    private Set<Integer> wanted = Set.of();
    private final Set<Integer> kept = new HashSet<>();
    private @Nullable KafkaPost post;
    private volatile boolean connected;
    private volatile boolean complete;

    /**
     * Connects to nothing yet.
     *
     * @param rules the same for all instances
     * @param timeout longest time for one request
     */
    public HostExchange(BudgetRules rules, Duration timeout, ClusterConfig cluster, MeterRegistry registry) {
        this.rules = rules;
        this.cluster = cluster;
        this.clients = new HostClients(cluster);
        this.desk =
                new HostDesk(UUID.randomUUID().toString(), rules, new Terms(timeout.plus(SLACK)), scheduler, registry);
        this.thread = new ServiceThread("newswire-hosts", PAUSE, CLOSE, this::connected);
    }

    /** The budget that all fetching of this instance goes through. */
    public HostBudget budget() {
        return new HostBudget(rules.total(), desk.turns(), desk.lender());
    }

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean ready() {
        return failure().isEmpty() && connected && complete;
    }

    @Override
    public String waitingFor() {
        return connected ? "it is reading what other instances ask of its hosts" : thread.waitingFor();
    }

    @Override
    public Optional<String> failure() {
        return thread.failure();
    }

    /** What of this instance is under way at hosts that it loses is told to their next keepers before this returns. */
    @Override
    public void holds(Set<Integer> partitions) {
        KafkaPost way;
        synchronized (lock) {
            wanted = Set.copyOf(partitions);
            List<Integer> lost =
                    kept.stream().filter(one -> !wanted.contains(one)).toList();
            lost.forEach(desk::leave);
            lost.forEach(kept::remove);
            complete = kept.containsAll(wanted);
            way = lost.isEmpty() ? null : post;
        }
        if (way != null) {
            way.flush(FLUSH);
        }
    }

    /** Tells the keepers what has ended, if they can be told soon. */
    @Override
    public void close() {
        thread.close();
        scheduler.close();
    }

    private void connected() {
        try (KafkaConsumer<String, byte[]> consumer = clients.consumer()) {
            int partitions = partitions(consumer);
            HostEar ear = new HostEar(consumer, cluster, desk);
            try (KafkaPost way = new KafkaPost(clients.producer(), cluster, partitions)) {
                way.check();
                synchronized (lock) {
                    post = way;
                    desk.connected(way, partitions);
                }
                connected = true;
                while (!thread.isClosing()) {
                    ear.listen(wanted(), this::keep);
                }
            } finally {
                disconnected();
            }
        } catch (KafkaException e) {
            throw new RetriableException("The topics of hosts cannot be used: " + e.getMessage(), e);
        }
    }

    private Set<Integer> wanted() {
        synchronized (lock) {
            return wanted;
        }
    }

    /** A partition's past is read: it is kept from now on, unless it was given to somebody else in the meantime. */
    private void keep(int partition, History history) {
        synchronized (lock) {
            if (wanted.contains(partition)) {
                desk.keep(partition, history);
                kept.add(partition);
                complete = kept.containsAll(wanted);
            }
        }
    }

    private void disconnected() {
        connected = false;
        synchronized (lock) {
            desk.disconnected();
            kept.clear();
            complete = false;
            post = null;
        }
    }

    /** Hosts are divided as sources are, or asks would reach somebody who does not keep the host's budget. */
    private static int partitions(KafkaConsumer<String, byte[]> consumer) {
        int sources = count(consumer, Topics.SOURCES);
        int asks = count(consumer, Topics.HOST_ASKS);
        if (sources != asks || count(consumer, Topics.HOST_GRANTS) == 0) {
            throw new UserError(
                    ExitCode.FAILED,
                    "The topic " + Topics.HOST_ASKS.name() + " needs the same number of partitions as "
                            + Topics.SOURCES.name() + ", and " + Topics.HOST_GRANTS.name()
                            + " has to be there. `newswire topics describe` shows how they stand.");
        }
        return asks;
    }

    private static int count(KafkaConsumer<String, byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(topic.name()).size();
    }
}
