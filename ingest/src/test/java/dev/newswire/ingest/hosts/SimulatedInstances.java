package dev.newswire.ingest.hosts;

import dev.newswire.ingest.fetch.budget.BudgetRules;
import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.budget.ManualScheduler;
import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostGrant;
import dev.newswire.schemas.HostStep;
import dev.newswire.schemas.topic.SourcePartition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** Instances in one made-up time, the log between them, and the servers they ask. Not for several threads. */
final class SimulatedInstances {
    static final int PARTITIONS = 3;
    static final BudgetRules RULES = new BudgetRules(8, 2, Duration.ofSeconds(1));
    static final Duration LONGEST = Duration.ofSeconds(35);
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    final ManualScheduler time = new ManualScheduler(START);
    final Random random = new Random(11);
    /** When requests to each host began. */
    final Map<String, List<Instant>> begun = new HashMap<>();
    /** All that was told to keepers, those records too that got lost. */
    final List<HostAsk> told = new ArrayList<>();

    Predicate<HostAsk> lost = ask -> false;
    Predicate<HostGrant> ungranted = grant -> false;
    Function<HostGrant, Duration> slow = grant -> latency();
    int mostAtOnce;
    int answered;

    private record Entry(HostAsk ask, Instant at) {}

    private final Map<Integer, List<Entry>> logs = new HashMap<>();
    private final Map<Integer, Instant> delivered = new HashMap<>();
    private final Map<Integer, Instance> keepers = new HashMap<>();
    private final Map<String, Integer> active = new HashMap<>();
    private final List<Instance> instances = new ArrayList<>();

    Duration latency() {
        return Duration.ofMillis(2 + random.nextInt(80));
    }

    Instance instance() {
        Instance made = new Instance("instance-" + instances.size());
        instances.add(made);
        made.desk.connected(made, PARTITIONS);
        return made;
    }

    /** A host of a partition. */
    static String host(int partition, int number) {
        int found = 0;
        for (int i = 0; ; i++) {
            String host = "host" + i + ".example";
            if (SourcePartition.ofHost(host, PARTITIONS) == partition && found++ == number) {
                return host;
            }
        }
    }

    /** Gives a partition to an instance, which reads its past first; from the former keeper, if that lives. */
    void give(int partition, Instance next) {
        Instance former = keepers.remove(partition);
        if (former != null && former.alive) {
            former.desk.leave(partition);
        }
        History history = new History(time.instant());
        List<Entry> log = logs.computeIfAbsent(partition, any -> new ArrayList<>());
        log.forEach(entry -> history.add(entry.ask(), entry.at()));
        keepers.put(partition, next);
        next.from.put(partition, log.size());
        next.desk.keep(partition, history);
    }

    /** Shortest time between two requests to a host. */
    Duration closest() {
        Duration closest = Duration.ofDays(1);
        for (List<Instant> times : begun.values()) {
            for (int i = 1; i < times.size(); i++) {
                Duration between = Duration.between(times.get(i - 1), times.get(i));
                closest = between.compareTo(closest) < 0 ? between : closest;
            }
        }
        return closest;
    }

    int begun() {
        return begun.values().stream().mapToInt(List::size).sum();
    }

    /** A process: its desk, its budget, and the requests it sends. */
    final class Instance implements HostPost {
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final HostDesk desk;
        final HostBudget budget;
        private final Map<Integer, Integer> from = new HashMap<>();
        private final Map<String, Integer> open = new HashMap<>();
        private boolean alive = true;

        Instance(String name) {
            desk = new HostDesk(name, RULES, new Terms(LONGEST), time, registry);
            budget = new HostBudget(RULES.total(), desk.turns(), desk.lender());
        }

        CompletableFuture<HostBudget.Permit> request(String host, Duration duration) {
            CompletableFuture<HostBudget.Permit> turn = budget.acquire(host);
            turn.thenAccept(permit -> {
                if (alive) {
                    begin(host);
                    time.after(duration, () -> end(host, permit));
                }
            });
            return turn;
        }

        private void begin(String host) {
            begun.computeIfAbsent(host, any -> new ArrayList<>()).add(time.instant());
            open.merge(host, 1, Integer::sum);
            mostAtOnce = Math.max(mostAtOnce, active.merge(host, 1, Integer::sum));
        }

        private void end(String host, HostBudget.Permit permit) {
            if (alive) {
                open.merge(host, -1, Integer::sum);
                active.merge(host, -1, Integer::sum);
                answered++;
                permit.close();
            }
        }

        /** Its connections break off; its partitions are nobody's. */
        void kill() {
            alive = false;
            open.forEach((host, count) -> active.merge(host, -count, Integer::sum));
            keepers.values().removeIf(this::equals);
        }

        double gauge(String name) {
            return registry.get(name).gauge().value();
        }

        @Override
        public void tell(HostAsk ask) {
            if (!alive) {
                return;
            }
            told.add(ask);
            if (lost.test(ask)) {
                return;
            }
            int partition = SourcePartition.ofHost(ask.getHost(), PARTITIONS);
            List<Entry> log = logs.computeIfAbsent(partition, any -> new ArrayList<>());
            int offset = log.size();
            log.add(new Entry(ask, time.instant()));
            Instant soon = time.instant().plus(latency());
            Instant last = delivered.getOrDefault(partition, soon);
            Instant at = last.isAfter(soon) ? last : soon;
            delivered.put(partition, at);
            time.after(Duration.between(time.instant(), at), () -> {
                Instance keeper = keepers.get(partition);
                if (keeper != null && keeper.alive && keeper.from.get(partition) <= offset) {
                    keeper.desk.asked(partition, ask);
                }
            });
        }

        @Override
        public void grant(HostGrant grant) {
            if (!alive || ungranted.test(grant)) {
                return;
            }
            time.after(slow.apply(grant), () -> instances.stream()
                    .filter(one -> one.alive && one.desk.instance().equals(grant.getInstance()))
                    .forEach(one -> one.desk.granted(grant)));
        }
    }

    static boolean is(HostAsk ask, HostStep step) {
        return ask.getStep() == step;
    }
}
