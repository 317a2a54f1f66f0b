package dev.newswire.ingest.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.hosts.SimulatedInstances.Instance;
import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The budget of a host over three instances, in made-up time, with records that take their time or get lost. */
final class SharedBudgetTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SPACING = SimulatedInstances.RULES.spacing();
    private static final int AT_ONCE = SimulatedInstances.RULES.perHost();

    private final SimulatedInstances web = new SimulatedInstances();
    private final List<Instance> three = List.of(web.instance(), web.instance(), web.instance());
    private final Instance keeper = three.get(0);
    private final Instance other = three.get(1);
    private final Instance third = three.get(2);
    /** The first keeps its budget. */
    private final String host = SimulatedInstances.host(0, 0);

    SharedBudgetTest() {
        for (int partition = 0; partition < SimulatedInstances.PARTITIONS; partition++) {
            web.give(partition, three.get(partition));
        }
    }

    /** Every instance wants so much of two hosts of each partition, for up to so long. */
    private int everybodyAsks(int times, int millis) {
        for (int i = 0; i < times; i++) {
            for (Instance instance : three) {
                for (int partition = 0; partition < SimulatedInstances.PARTITIONS; partition++) {
                    for (int number = 0; number < 2; number++) {
                        instance.request(
                                SimulatedInstances.host(partition, number),
                                Duration.ofMillis(web.random.nextInt(millis)));
                    }
                }
            }
        }
        return times * three.size() * SimulatedInstances.PARTITIONS * 2;
    }

    private void assertTheBudgetHeld() {
        assertThat(web.mostAtOnce).isLessThanOrEqualTo(AT_ONCE);
        assertThat(web.closest()).isGreaterThanOrEqualTo(SPACING);
    }

    private void assertNothingIsLeft() {
        assertThat(three).allSatisfy(instance -> {
            assertThat(instance.gauge("newswire.fetch.lent")).isZero();
            assertThat(instance.gauge("newswire.fetch.asking")).isZero();
            assertThat(instance.budget.active()).isZero();
            assertThat(instance.budget.waiting()).isZero();
            assertThat(instance.desk.turns().resting()).isEmpty();
        });
        assertThat(web.time.pending()).isZero();
    }

    @Test
    void holdsForEveryHostWhoeverAsks() {
        int all = everybodyAsks(20, 3_500);
        web.time.pass(Duration.ofMinutes(10));
        assertThat(web.answered).isEqualTo(all);
        assertThat(web.mostAtOnce).isEqualTo(AT_ONCE);
        assertTheBudgetHeld();
        assertNothingIsLeft();
    }

    @Test
    void tellsNobodyAboutHostsOfItsOwn() {
        for (int i = 0; i < 5; i++) {
            keeper.request(host, SECOND);
        }
        keeper.budget.rest(host, SECOND);
        web.time.pass(Duration.ofMinutes(1));
        assertThat(web.answered).isEqualTo(5);
        assertThat(web.told).isEmpty();
    }

    @Test
    void lendsATurnInAFewMessages() {
        other.request(host, SECOND);
        web.time.pass(Duration.ofMillis(200));
        assertThat(web.begun()).isOne();
        assertThat(keeper.gauge("newswire.fetch.lent")).isOne();
        web.time.pass(Duration.ofSeconds(5));
        assertThat(web.told).extracting(HostAsk::getStep).containsExactly(HostStep.ASK, HostStep.BEGUN, HostStep.OVER);
        assertThat(other.registry.get("newswire.fetch.borrow").timer().count()).isOne();
        assertNothingIsLeft();
    }

    @Test
    void lendsWhileMuchWaitsAtTheKeeper() {
        for (int i = 0; i < 200; i++) {
            keeper.request(host, SECOND);
        }
        for (int i = 0; i < 5; i++) {
            third.request(host, SECOND);
        }
        List<CompletableFuture<HostBudget.Permit>> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(other.request(host, SECOND));
        }
        web.time.pass(Duration.ofSeconds(30));
        assertThat(asked).allSatisfy(turn -> assertThat(turn).isCompleted());
        assertTheBudgetHeld();
    }

    @Test
    void countsATurnThatIsAskedForTwiceOnce() {
        keeper.request(host, Duration.ofSeconds(20));
        keeper.request(host, Duration.ofSeconds(20));
        other.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(30));
        assertThat(web.told)
                .filteredOn(ask -> SimulatedInstances.is(ask, HostStep.ASK))
                .hasSizeGreaterThan(15);
        assertThat(web.begun()).isEqualTo(3);
        web.time.pass(Duration.ofSeconds(30));
        assertTheBudgetHeld();
        assertNothingIsLeft();
    }

    @Test
    void asksAgainWhenAsksAndGrantsGetLost() {
        web.lost = ask -> SimulatedInstances.is(ask, HostStep.ASK) && web.random.nextInt(10) < 4;
        web.ungranted = grant -> web.random.nextInt(10) < 4;
        int all = everybodyAsks(10, 2_000);
        web.time.pass(Duration.ofMinutes(20));
        assertThat(web.answered).isEqualTo(all);
        assertTheBudgetHeld();
        assertNothingIsLeft();
    }

    @Test
    void takesATurnBackWhoseEndIsNeverTold() {
        web.lost = ask -> SimulatedInstances.is(ask, HostStep.OVER);
        other.request(host, SECOND);
        third.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(5));
        CompletableFuture<HostBudget.Permit> own = keeper.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(25));
        assertThat(web.answered).isEqualTo(2);
        assertThat(own).isNotDone();
        web.time.pass(Duration.ofSeconds(10));
        assertThat(own).isCompleted();
        web.time.pass(SECOND);
        assertNothingIsLeft();
    }

    @Test
    void takesAGrantBackThatIsNeverUsed() {
        other.request(host, SECOND);
        web.ungranted = grant -> {
            other.kill();
            return true;
        };
        CompletableFuture<HostBudget.Permit> own = third.request(host, SECOND);
        web.time.pass(SECOND);
        web.ungranted = grant -> false;
        assertThat(own).isNotDone();
        web.time.pass(Duration.ofSeconds(10));
        assertThat(own).isCompleted();
        assertTheBudgetHeld();
    }

    @Test
    void doesNotUseAGrantThatComesTooLate() {
        web.slow = grant -> Duration.ofSeconds(6);
        CompletableFuture<HostBudget.Permit> late = other.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(20));
        assertThat(late).isNotDone();
        web.slow = grant -> web.latency();
        web.time.pass(Duration.ofSeconds(2));
        assertThat(late).isCompleted();
        web.time.pass(Duration.ofSeconds(10));
        assertNothingIsLeft();
    }

    @Test
    void doesNotUseAGrantThatWentStaleWhileItWasBusy() {
        for (int number = 0; number < SimulatedInstances.RULES.total(); number++) {
            other.request(SimulatedInstances.host(1, number), Duration.ofSeconds(20));
        }
        CompletableFuture<HostBudget.Permit> stale = other.request(host, SECOND);
        web.time.pass(Duration.ofMillis(500));
        web.lost = ask -> true;
        web.time.pass(Duration.ofSeconds(10));
        keeper.request(host, Duration.ofSeconds(20));
        keeper.request(host, Duration.ofSeconds(20));
        web.time.pass(Duration.ofSeconds(15));
        assertThat(stale).isNotDone();
        web.lost = ask -> false;
        web.time.pass(Duration.ofSeconds(10));
        assertThat(stale).isCompleted();
        assertTheBudgetHeld();
    }

    @Test
    void givesATurnOfItsOwnUpWhenItLosesTheHostWhileItIsBusy() {
        for (int number = 1; number <= SimulatedInstances.RULES.total(); number++) {
            keeper.request(SimulatedInstances.host(0, number), Duration.ofSeconds(20));
        }
        CompletableFuture<HostBudget.Permit> lost = keeper.request(host, SECOND);
        web.time.pass(SECOND);
        web.give(0, other);
        other.request(host, Duration.ofSeconds(30));
        other.request(host, Duration.ofSeconds(30));
        web.time.pass(Duration.ofSeconds(25));
        assertThat(lost).isNotDone();
        web.time.pass(Duration.ofSeconds(10));
        assertThat(lost).isCompleted();
        assertTheBudgetHeld();
    }

    @Test
    void letsAHostRestForAllInstances() {
        other.budget.rest(host, Duration.ofSeconds(30));
        web.time.pass(Duration.ofMillis(200));
        CompletableFuture<HostBudget.Permit> own = keeper.request(host, SECOND);
        CompletableFuture<HostBudget.Permit> foreign = third.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(29));
        assertThat(own).isNotDone();
        assertThat(foreign).isNotDone();
        web.time.pass(Duration.ofSeconds(3));
        assertThat(own).isCompleted();
        assertThat(foreign).isCompleted();
    }

    @Test
    void givesThePlaceOfThoseWhoLeaveToOthers() {
        keeper.request(host, Duration.ofSeconds(20));
        keeper.request(host, Duration.ofSeconds(20));
        CompletableFuture<HostBudget.Permit> leaving = other.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(10));
        leaving.cancel(true);
        CompletableFuture<HostBudget.Permit> staying = third.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(11));
        assertThat(staying).isCompleted();
        web.time.pass(Duration.ofSeconds(10));
        assertThat(web.begun()).isEqualTo(3);
        assertNothingIsLeft();
    }

    @Test
    void goesOnWhenTheKeeperIsLost() {
        everybodyAsks(20, 3_500);
        web.time.pass(Duration.ofSeconds(8));
        keeper.kill();
        int before = web.answered;
        web.time.pass(Duration.ofSeconds(10));
        web.give(0, other);
        web.time.pass(Duration.ofMinutes(10));
        assertThat(web.answered).isGreaterThan(before);
        assertThat(other.budget.waiting() + third.budget.waiting()).isZero();
        assertThat(other.gauge("newswire.fetch.lent")).isZero();
        assertTheBudgetHeld();
    }

    @Test
    void holdsWhilePartitionsMoveAboutAmongTheLiving() {
        int all = everybodyAsks(30, 6_000);
        for (int i = 0; i < 40; i++) {
            web.time.pass(Duration.ofMillis(500 + web.random.nextInt(6_000)));
            web.give(web.random.nextInt(SimulatedInstances.PARTITIONS), three.get(web.random.nextInt(3)));
        }
        web.time.pass(Duration.ofMinutes(30));
        assertThat(web.answered).isEqualTo(all);
        assertTheBudgetHeld();
        assertNothingIsLeft();
    }

    @Test
    void tellsTheNextKeeperWhatIsUnderWayAndWhoRests() {
        keeper.request(host, Duration.ofSeconds(30));
        web.time.pass(Duration.ofSeconds(2));
        third.request(host, Duration.ofSeconds(30));
        String resting = SimulatedInstances.host(0, 1);
        keeper.budget.rest(resting, Duration.ofSeconds(20));
        web.time.pass(Duration.ofSeconds(2));
        web.give(0, other);
        CompletableFuture<HostBudget.Permit> own = other.request(host, SECOND);
        CompletableFuture<HostBudget.Permit> rested = other.request(resting, SECOND);
        web.time.pass(Duration.ofSeconds(15));
        assertThat(rested).isNotDone();
        web.time.pass(Duration.ofSeconds(10));
        assertThat(rested).isCompleted();
        assertThat(own).isNotDone();
        web.time.pass(Duration.ofSeconds(10));
        assertThat(own).isCompleted();
        assertTheBudgetHeld();
    }

    @Test
    void waitsForGrantsOfTheFormerKeeperThatMayStillBeUsed() {
        web.slow = grant -> Duration.ofSeconds(2);
        other.request(host, SECOND);
        web.time.pass(Duration.ofMillis(500));
        keeper.kill();
        web.give(0, third);
        CompletableFuture<HostBudget.Permit> own = third.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(4));
        assertThat(web.begun()).isOne();
        assertThat(own).isNotDone();
        web.slow = grant -> web.latency();
        web.time.pass(Duration.ofSeconds(10));
        assertThat(own).isCompleted();
        assertTheBudgetHeld();
    }

    @Test
    void knowsNoKeeperBeforeItIsConnected() {
        keeper.desk.disconnected();
        CompletableFuture<HostBudget.Permit> own = keeper.request(host, SECOND);
        web.time.pass(Duration.ofSeconds(30));
        assertThat(own).isNotDone();
        keeper.desk.connected(keeper, SimulatedInstances.PARTITIONS);
        web.give(0, keeper);
        web.time.pass(Duration.ofSeconds(6));
        assertThat(own).isCompleted();
    }
}
