package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.ResponseFacts;
import dev.newswire.ingest.fetch.budget.BudgetRules;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PollerTest {
    private static final Duration SPACING = Duration.ofSeconds(1);
    private static final int ITEMS = 500;
    private static final long LETTERS = 8L << 20;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<PollStep> committed = new ArrayList<>();

    /** Many feeds at a few hosts, few at many, as it is on the web. */
    @Test
    void pollsTenThousandFeedsOnScheduleWithNoHostOverItsBudget() {
        SimulatedWeb web = new SimulatedWeb(new BudgetRules(64, 2, SPACING), SimulatedWeb::unchanged);
        Poller poller = poller(web, 100);
        Random random = new Random(3);
        Map<String, Duration> intervals = new HashMap<>();
        Map<Integer, List<SourceDefinition>> partitions = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            int host = (int) (2_500 * Math.pow(random.nextDouble(), 2));
            String url = "https://host" + host + ".example/feed/" + i;
            Duration interval = Duration.ofMinutes(List.of(10, 15, 30, 60).get(random.nextInt(4)));
            intervals.put(url, interval);
            partitions
                    .computeIfAbsent(host % 16, number -> new ArrayList<>())
                    .add(SourceDefinition.newBuilder(Definitions.feed("f" + i, url))
                            .setMinInterval(interval.toMillis())
                            .setMaxInterval(interval.toMillis())
                            .build());
        }
        partitions.forEach((partition, sources) -> poller.take(partition, sources, Map.of(), Map.of()));
        Instant start = web.instant();

        run(poller, web, Duration.ofMinutes(70), Duration.ofSeconds(1));

        assertThat(web.mostAtOneHost).isLessThanOrEqualTo(2);
        assertThat(web.asked.values()).allMatch(times -> apart(times, SPACING, Duration.ofDays(1)));
        assertThat(web.polled).hasSize(10_000);
        List<String> late = intervals.entrySet().stream()
                .filter(feed -> !onSchedule(web.polled.get(feed.getKey()), feed.getValue(), start, web.instant()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(late).isEmpty();
    }

    /** Soon after the start, and then at its interval, give or take a tenth and the wait for its turn. */
    private static boolean onSchedule(List<Instant> times, Duration interval, Instant start, Instant end) {
        Duration longest = interval.multipliedBy(12).dividedBy(10);
        return Duration.between(start, times.get(0)).compareTo(Duration.ofMinutes(5)) < 0
                && apart(times, interval.multipliedBy(9).dividedBy(10), longest)
                && Duration.between(times.get(times.size() - 1), end).compareTo(longest) < 0;
    }

    private static boolean apart(List<Instant> times, Duration least, Duration most) {
        for (int i = 1; i < times.size(); i++) {
            Duration between = Duration.between(times.get(i - 1), times.get(i));
            if (between.compareTo(least) < 0 || between.compareTo(most) > 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void stopsAndGoesOnWithAChangedDefinitionAtOnce() {
        SimulatedWeb web = new SimulatedWeb(new BudgetRules(8, 2, SPACING), SimulatedWeb::unchanged);
        Poller poller = poller(web, 8);
        SourceDefinition source = Definitions.feed("a", "https://a.example/1");
        poller.take(3, List.of(source), Map.of(), Map.of());
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(web.polled.get("https://a.example/1")).hasSize(1);

        poller.define(3, SourceDefinition.newBuilder(source).setPaused(true).build());
        run(poller, web, Duration.ofHours(20), Duration.ofMinutes(1));
        assertThat(web.polled.get("https://a.example/1")).hasSize(1);

        poller.define(3, source);
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(web.polled.get("https://a.example/1")).hasSize(2);

        poller.define(3, Definitions.feed("a", "https://b.example/2"));
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(web.polled.get("https://b.example/2")).hasSize(1);
    }

    @Test
    void forgetsASourceThatIsRemovedWhileItIsPolled() {
        SimulatedWeb web = new SimulatedWeb(new BudgetRules(8, 2, SPACING), this::feed);
        Poller poller = poller(web, 8);
        poller.take(3, List.of(Definitions.feed("a", "https://a.example/1")), Map.of(), Map.of());
        poller.turn();
        poller.remove(3, "a");
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(committed).singleElement().satisfies(step -> {
            assertThat(step.work().result()).isEmpty();
            assertThat(Memories.of(step)).hasSize(2).allSatisfy(memory -> {
                assertThat(memory.value()).isNull();
                assertThat(memory.partition()).isEqualTo(3);
                assertThat(memory.key()).isEqualTo("a");
            });
        });
        poller.define(3, Definitions.feed("a", "https://a.example/1"));
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(committed).hasSize(2);
    }

    @Test
    void forgetsMemoriesThatNobodyDefinesAnyMore() {
        SimulatedWeb web = new SimulatedWeb(new BudgetRules(8, 2, SPACING), SimulatedWeb::unchanged);
        Poller poller = poller(web, 8);
        SourceState orphan = SourceMemory.current(Definitions.feed("gone", "https://a.example/1"), null);
        poller.take(3, List.of(), Map.of("gone", orphan), Map.of());
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(committed)
                .singleElement()
                .satisfies(step -> assertThat(step.source().id()).isEqualTo("gone"));
        assertThat(web.polled).isEmpty();
    }

    @Test
    void commitsNothingOfAPartitionThatIsSomebodyElses() {
        SimulatedWeb web = new SimulatedWeb(new BudgetRules(8, 2, SPACING), this::feed);
        Poller poller = poller(web, 8);
        poller.take(3, List.of(Definitions.feed("a", "https://a.example/1")), Map.of(), Map.of());
        poller.take(4, List.of(Definitions.feed("b", "https://b.example/1")), Map.of(), Map.of());
        poller.turn();
        web.pass(SPACING);
        poller.turn();
        assertThat(poller.steps(ITEMS, LETTERS)).hasSize(2);
        poller.release(3);
        assertThat(poller.steps(ITEMS, LETTERS))
                .singleElement()
                .satisfies(step -> assertThat(step.source().id()).isEqualTo("b"));
        poller.define(3, Definitions.feed("c", "https://c.example/1"));
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(web.polled).doesNotContainKey("https://c.example/1");
        poller.take(3, List.of(Definitions.feed("a", "https://a.example/1")), Map.of(), Map.of());
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(web.polled.get("https://a.example/1")).hasSize(2);
    }

    @Test
    void cutsALongFeedIntoTransactionsAndRemembersAfterEachWhatIsPublished() {
        SimulatedWeb web = new SimulatedWeb(new BudgetRules(8, 2, SPACING), this::feed);
        Poller poller = poller(web, 8);
        poller.take(3, List.of(Definitions.feed("a", "https://a.example/120")), Map.of(), Map.of());
        poller.turn();
        web.pass(SPACING);
        poller.turn();
        List<PollStep> first = poller.steps(50, LETTERS);
        assertThat(poller.steps(50, LETTERS)).isEqualTo(first);
        assertThat(first).singleElement().satisfies(step -> {
            assertThat(step.readings()).hasSize(50);
            assertThat(step.last()).isFalse();
            assertThat(step.seen()).satisfies(seen -> assertThat(seen.size()).isEqualTo(50));
        });
        poller.committed(first);
        // The owner dies here: whoever takes over with what is committed publishes the rest.
        Poller next = poller(web, 8);
        next.take(
                3,
                List.of(Definitions.feed("a", "https://a.example/120")),
                Map.of(),
                Map.of("a", first.get(0).seen().stored("a")));
        committed.clear();
        run(next, web, Duration.ofSeconds(5), SPACING);
        assertThat(committed.stream().mapToInt(step -> step.readings().size()).sum())
                .isEqualTo(70);
        assertThat(committed.get(committed.size() - 1).last()).isTrue();
    }

    @Test
    void pollsASourceAtOnceOfWhichNewsIsHeard() {
        SimulatedWeb web = new SimulatedWeb(new BudgetRules(8, 2, SPACING), SimulatedWeb::unchanged);
        Poller poller = poller(web, 8);
        poller.take(3, List.of(Definitions.feed("a", "https://a.example/1")), Map.of(), Map.of());
        run(poller, web, Duration.ofSeconds(5), SPACING);
        poller.poke("a");
        poller.poke("nobody");
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(web.polled.get("https://a.example/1")).hasSize(2);
    }

    @Test
    void measuresWhatItDoes() {
        SimulatedWeb web = new SimulatedWeb(new BudgetRules(8, 2, SPACING), this::feed);
        Poller poller = poller(web, 8);
        poller.take(3, List.of(Definitions.feed("a", "https://a.example/2")), Map.of(), Map.of());
        run(poller, web, Duration.ofSeconds(5), SPACING);
        assertThat(registry.get("newswire.ingest.polls")
                        .tag("outcome", "changed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(poller.gauges()).isEqualTo(new PollGauges(1, 0, 0, 0, 0));
    }

    /** As many entries as the path says. */
    private FetchOutcome feed(FetchRequest request) {
        int entries = Integer.parseInt(request.url().getPath().substring(1));
        byte[] body = Rss.of(request.url().getHost(), 0, entries).getBytes(StandardCharsets.UTF_8);
        return new FetchOutcome.Fetched(body, ResponseFacts.bare(200, request.url()), List.of());
    }

    /** Lets time pass, a step at a time, each of which commits what there is. */
    private void run(Poller poller, SimulatedWeb web, Duration time, Duration step) {
        Instant end = web.instant().plus(time);
        while (web.instant().isBefore(end)) {
            poller.turn();
            for (List<PollStep> steps = poller.steps(ITEMS, LETTERS);
                    !steps.isEmpty();
                    steps = poller.steps(ITEMS, LETTERS)) {
                committed.addAll(steps);
                poller.committed(steps);
            }
            web.pass(step);
        }
        poller.turn();
    }

    private Poller poller(SimulatedWeb web, int concurrency) {
        Random random = new Random(5);
        PollConfig config = new PollConfig(Duration.ofMinutes(1), Duration.ofHours(6), Duration.ofDays(1), concurrency);
        SourcePoll polls = new SourcePoll(
                web,
                new SourceReader(new ItemReader(new ReadLimits(1 << 20, 1L << 30)), web),
                new SourceMemory(config, new PollSchedule(random::nextDouble)),
                ItemCompletion.NONE,
                Hubs.NONE,
                Runnable::run,
                web);
        return new Poller(config, polls, new PollMeters(registry), web);
    }
}
