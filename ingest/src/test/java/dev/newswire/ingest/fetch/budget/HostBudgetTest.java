package dev.newswire.ingest.fetch.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HostBudgetTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final ManualScheduler time = new ManualScheduler(START);

    private HostBudget budget(int total, int perHost, Duration spacing) {
        return new HostBudget(new BudgetRules(total, perHost, spacing), time);
    }

    @Test
    void keepsTheNumberOfRequestsToOneHost() {
        HostBudget budget = budget(10, 2, Duration.ZERO);
        CompletableFuture<HostBudget.Permit> first = budget.acquire("a.example");
        CompletableFuture<HostBudget.Permit> second = budget.acquire("a.example");
        CompletableFuture<HostBudget.Permit> third = budget.acquire("a.example");
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(third).isNotDone();
        assertThat(budget.waiting()).isOne();
        second.join().close();
        second.join().close();
        assertThat(third).isCompleted();
        assertThat(budget.active()).isEqualTo(2);
        assertThat(budget.acquire("a.example")).isNotDone();
    }

    @Test
    void spacesRequestsToOneHost() {
        HostBudget budget = budget(10, 2, Duration.ofSeconds(1));
        budget.acquire("a.example").join().close();
        CompletableFuture<HostBudget.Permit> second = budget.acquire("a.example");
        assertThat(second).isNotDone();
        time.pass(Duration.ofMillis(999));
        assertThat(second).isNotDone();
        assertThat(budget.acquire("b.example")).isCompleted();
        time.pass(Duration.ofMillis(1));
        assertThat(second).isCompleted();
    }

    @Test
    void spacesMoreWidelyWhereTheHostAsksForIt() {
        HostBudget budget = budget(10, 2, Duration.ofSeconds(1));
        budget.acquire("a.example", Duration.ofSeconds(10)).join().close();
        CompletableFuture<HostBudget.Permit> second = budget.acquire("a.example");
        time.pass(Duration.ofSeconds(9));
        assertThat(second).isNotDone();
        time.pass(Duration.ofSeconds(1));
        assertThat(second).isCompleted();
    }

    @Test
    void letsAHostRestForEverybody() {
        HostBudget budget = budget(10, 2, Duration.ZERO);
        budget.rest("a.example", Duration.ofSeconds(30));
        budget.rest("a.example", Duration.ofSeconds(5));
        CompletableFuture<HostBudget.Permit> turn = budget.acquire("a.example");
        time.pass(Duration.ofSeconds(29));
        assertThat(turn).isNotDone();
        time.pass(Duration.ofSeconds(1));
        assertThat(turn).isCompleted();
    }

    @Test
    void letsAHostRestThatAsksForItWhileItsNextTurnWaitsForOthers() {
        HostBudget budget = budget(1, 1, Duration.ZERO);
        HostBudget.Permit held = budget.acquire("other.example").join();
        CompletableFuture<HostBudget.Permit> turn = budget.acquire("a.example");
        budget.rest("a.example", Duration.ofSeconds(30));
        held.close();
        assertThat(turn).isNotDone();
        assertThat(budget.active()).isZero();
        time.pass(Duration.ofSeconds(30));
        assertThat(turn).isCompleted();
    }

    @Test
    void servesAHostInTheOrderOfAsking() {
        HostBudget budget = budget(10, 1, Duration.ofSeconds(1));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            budget.acquire("a.example").thenAccept(permit -> {
                order.add(number);
                permit.close();
            });
        }
        time.pass(Duration.ofSeconds(30));
        assertThat(order).hasSize(20).isSorted();
    }

    @Test
    void letsHostsTakeTurnsSoThatABusyOneStarvesNobody() {
        HostBudget budget = budget(1, 1, Duration.ZERO);
        HostBudget.Permit held = budget.acquire("other.example").join();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            budget.acquire("busy.example").thenAccept(permit -> {
                order.add("busy");
                permit.close();
            });
        }
        budget.acquire("small.example").thenAccept(permit -> {
            order.add("small");
            permit.close();
        });
        held.close();
        assertThat(order).hasSize(51);
        assertThat(order.indexOf("small")).isLessThanOrEqualTo(2);
    }

    @Test
    void servesALongQueueThatAnswersAtOnce() {
        HostBudget budget = budget(1, 1, Duration.ZERO);
        HostBudget.Permit held = budget.acquire("a.example").join();
        AtomicInteger served = new AtomicInteger();
        for (int i = 0; i < 100_000; i++) {
            budget.acquire("a.example").thenAccept(permit -> {
                served.incrementAndGet();
                permit.close();
            });
        }
        held.close();
        assertThat(served).hasValue(100_000);
    }

    @Test
    void givesNoTurnToThoseWhoLeft() {
        HostBudget budget = budget(1, 1, Duration.ZERO);
        HostBudget.Permit held = budget.acquire("a.example").join();
        CompletableFuture<HostBudget.Permit> leaving = budget.acquire("a.example");
        CompletableFuture<HostBudget.Permit> staying = budget.acquire("a.example");
        leaving.cancel(true);
        held.close();
        assertThat(staying).isCompleted();
        staying.join().close();
        assertThat(budget.active()).isZero();
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void forgetsHostsThatNobodyAsksAnyMore() {
        HostBudget budget = budget(100_000, 2, Duration.ofSeconds(1));
        for (int i = 0; i < 10_000; i++) {
            budget.acquire("host" + i + ".example").join().close();
        }
        assertThat(budget.remembered()).isEqualTo(10_000);
        time.pass(Duration.ofSeconds(1));
        assertThat(budget.remembered()).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void keepsEveryBudgetWhileTenThousandFeedsAskAtOnce() {
        int perHost = 2;
        int total = 64;
        HostBudget budget = budget(total, perHost, Duration.ofSeconds(1));
        Random random = new Random(7);
        Map<String, List<Instant>> begun = new HashMap<>();
        Map<String, Integer> running = new HashMap<>();
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 10_000; i++) {
            String host = "host" + random.nextInt(500) + ".example";
            Duration duration = Duration.ofMillis(random.nextInt(3_000));
            budget.acquire(host).thenAccept(permit -> {
                begun.computeIfAbsent(host, any -> new ArrayList<>()).add(time.instant());
                assertThat(running.merge(host, 1, Integer::sum)).isLessThanOrEqualTo(perHost);
                assertThat(budget.active()).isLessThanOrEqualTo(total);
                time.after(duration, () -> {
                    running.merge(host, -1, Integer::sum);
                    done.incrementAndGet();
                    permit.close();
                });
            });
        }
        time.pass(Duration.ofHours(1));
        assertThat(done).hasValue(10_000);
        assertThat(begun.values()).allSatisfy(times -> {
            for (int i = 1; i < times.size(); i++) {
                assertThat(Duration.between(times.get(i - 1), times.get(i)))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        });
        assertThat(budget.remembered()).isZero();
    }

    @Test
    void holdsUnderManyThreads() throws InterruptedException {
        try (SystemScheduler system = new SystemScheduler("budget-test")) {
            HostBudget budget = new HostBudget(new BudgetRules(3, 1, Duration.ZERO), system);
            AtomicInteger now = new AtomicInteger();
            ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
            CountDownLatch over = new CountDownLatch(4_000);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        budget.acquire("host" + i % 7).thenAcceptAsync(permit -> {
                            seen.add(now.incrementAndGet());
                            now.decrementAndGet();
                            permit.close();
                            over.countDown();
                        });
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(seen).allMatch(number -> number <= 3);
            assertThat(budget.active()).isZero();
            assertThat(budget.remembered()).isZero();
        }
    }
}
