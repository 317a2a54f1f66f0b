package dev.newswire.enrich.topology;

import static dev.newswire.enrich.topology.TopologyFixture.START;
import static dev.newswire.enrich.topology.TopologyFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.newswire.enrich.EnrichService;
import dev.newswire.enrich.evaluate.StoryPairs;
import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.Story;
import dev.newswire.schemas.Trend;
import dev.newswire.schemas.TrendKind;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.erasure.Erasure;
import dev.newswire.schemas.topic.MediaTopic;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrichTopologyTest {

    private TopologyFixture pipeline;

    @BeforeEach
    void start() throws Exception {
        pipeline = new TopologyFixture(TopologyFixture::plainly);
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void carriesAnItemToEveryTopicItBelongsTo() {
        pipeline.raw.pipeInput("a", item("a", "one"));

        assertThat(pipeline.enriched()).extracting(TestRecord::key).containsExactly("a");
        assertThat(pipeline.category(MediaTopic.SPORT))
                .extracting(TestRecord::key)
                .containsExactly("a");
        assertThat(pipeline.category(MediaTopic.WEATHER)).isEmpty();
        assertThat(pipeline.mentions()).extracting(TestRecord::key).containsExactly("LOCATION:Oslo");
    }

    @Test
    void keepsFirstOfTwoIdenticalItems() {
        pipeline.raw.pipeInput("a", item("a", "one"));
        pipeline.raw.pipeInput("a", item("a", "one"));

        assertThat(pipeline.enriched()).hasSize(1);
        assertThat(pipeline.outcomes).containsExactly("enriched", "duplicate");
    }

    @Test
    void numbersChangedItemsAsRevisions() {
        pipeline.raw.pipeInput("a", item("a", "one"));
        pipeline.raw.pipeInput("a", item("a", "two"));
        pipeline.raw.pipeInput("a", item("a", "two"));
        pipeline.raw.pipeInput("a", item("a", "one"));

        assertThat(pipeline.enriched())
                .extracting(TestRecord::value)
                .extracting(EnrichedItem::getRevision)
                .containsExactly(1, 2, 3);
    }

    @Test
    void remembersAnItemThatKeepsComingBackBeyondTheRetention() {
        Duration aWhile = Duration.ofDays(10);
        pipeline.raw.pipeInput("a", item("a", "one"), START);
        pipeline.raw.pipeInput("a", item("a", "one"), START.plus(aWhile));
        pipeline.raw.pipeInput("a", item("a", "one"), START.plus(aWhile).plus(aWhile));

        assertThat(pipeline.enriched()).hasSize(1);
    }

    @Test
    void forgetsAnItemAfterTheRetention() {
        pipeline.raw.pipeInput("a", item("a", "one"), START);
        pipeline.raw.pipeInput("a", item("a", "one"), START.plus(Duration.ofDays(15)));

        assertThat(pipeline.enriched()).hasSize(2);
    }

    @Test
    void tellsRevisionsApartWhenTheyComeInTheWrongOrder() {
        pipeline.raw.pipeInput("a", item("a", "two"), START.plus(Duration.ofHours(5)));
        pipeline.raw.pipeInput("a", item("a", "one"), START);
        pipeline.raw.pipeInput("a", item("a", "one"), START.plus(Duration.ofHours(6)));

        assertThat(pipeline.enriched())
                .extracting(TestRecord::value)
                .extracting(EnrichedItem::getRevision)
                .containsExactly(1, 2);
    }

    @Test
    void takesAnItemDownEverywhereAndForgetsIt() {
        pipeline.raw.pipeInput("a", item("a", "one"));
        pipeline.raw.pipeInput("a", (RawItem) null);
        pipeline.raw.pipeInput("a", item("a", "one"));

        assertThat(pipeline.enriched())
                .extracting(record -> record.value() == null)
                .containsExactly(false, true, false);
        assertThat(pipeline.category(MediaTopic.WEATHER))
                .extracting(TestRecord::value)
                .containsOnlyNulls();
        assertThat(pipeline.outcomes).containsExactly("enriched", "erased", "enriched");
    }

    @Test
    void keepsAnErasedItemOutUntilItIsLetIn() {
        pipeline.raw.pipeInput("a", item("a", "one"));
        pipeline.raw.pipeInput(tombstone("a", Erasure.KEEP_OUT, START));
        pipeline.raw.pipeInput("a", item("a", "one"), START.plus(Duration.ofDays(400)));
        pipeline.raw.pipeInput("a", item("a", "two"), START.plus(Duration.ofDays(401)));
        pipeline.raw.pipeInput("a", (RawItem) null);
        pipeline.raw.pipeInput("a", item("a", "three"));
        pipeline.raw.pipeInput("b", item("b", "one"), START.plus(Duration.ofDays(401)));
        pipeline.raw.pipeInput(tombstone("a", Erasure.LET_IN, START.plus(Duration.ofDays(402))));
        pipeline.raw.pipeInput("a", item("a", "one"), START.plus(Duration.ofDays(403)));

        List<EnrichedItem> items = new ArrayList<>();
        pipeline.enriched().forEach(record -> items.add(record.value()));
        assertThat(items)
                .extracting(item -> item == null ? "gone" : item.getId() + item.getRevision())
                .containsExactly("a1", "gone", "gone", "b1", "gone", "a4");
        assertThat(pipeline.outcomes)
                .containsExactly(
                        "enriched",
                        "erased",
                        "kept out",
                        "kept out",
                        "erased",
                        "kept out",
                        "enriched",
                        "erased",
                        "enriched");
    }

    private static TestRecord<String, RawItem> tombstone(String id, Erasure what, Instant at) {
        TestRecord<String, RawItem> record = new TestRecord<>(id, null, at);
        what.writeTo(record.headers());
        return record;
    }

    @Test
    void putsACopyIntoTheStoryOfItsOriginal() {
        String text = "The ferry to the northern islands was stopped this morning after ice damaged both of its"
                + " propellers. Engineers expect that repairs in the dry dock will take the better part of two weeks,"
                + " the harbour office said, and two fishing boats will carry mail and medicine until then.";
        pipeline.raw.pipeInput("a", item("a", text));
        pipeline.raw.pipeInput("b", item("b", text + " Islanders were told to order early."));
        pipeline.raw.pipeInput(
                "c",
                item(
                        "c",
                        "Parliament passed the budget by three votes after a debate that"
                                + " ran through the night, and the finance minister called the result a relief for the whole"
                                + " country, while the opposition announced that it would go to court over the pension chapter."));

        List<Story> stories = stories();
        assertThat(stories).extracting(Story::getId).containsExactly("a", "a", "c");
        assertThat(stories.get(1).getSimilarity()).isBetween(0.5, 0.99);
    }

    @Test
    void givesNoStoryToTextsTooShortToCompare() {
        pipeline.raw.pipeInput("a", item("a", "one"));
        pipeline.raw.pipeInput("a", item("a", "two"));

        assertThat(pipeline.enriched())
                .extracting(TestRecord::value)
                .extracting(EnrichedItem::getStory)
                .containsOnlyNulls();
    }

    private List<Story> stories() {
        return pipeline.enriched().stream()
                .map(TestRecord::value)
                .map(EnrichedItem::getStory)
                .toList();
    }

    @Test
    void flagsTheCopyOfAnotherSource() {
        String text = "The ferry to the northern islands was stopped this morning after ice damaged both of its"
                + " propellers. Engineers expect that repairs in the dry dock will take the better part of two weeks.";
        pipeline.raw.pipeInput("a", item("a", text));
        RawItem copy = RawItem.newBuilder(item("b", text))
                .setSource(Source.newBuilder(item("b", text).getSource())
                        .setId("paper")
                        .build())
                .build();
        pipeline.raw.pipeInput("b", copy);

        List<Story> stories = stories();
        assertThat(stories).extracting(Story::getSyndicated).containsExactly(false, true);
        assertThat(stories.get(1).getCopyOf()).isEqualTo("a");
        assertThat(stories.get(1).getClosestItem()).isEqualTo("a");
    }

    @Test
    void countsEachItemOnceInItsWindowWhateverTheOrder() {
        pipeline.raw.pipeInput("a", item("a", "one"), START.plus(Duration.ofMinutes(30)));
        pipeline.raw.pipeInput("b", item("b", "two"), START.plus(Duration.ofMinutes(65)));
        pipeline.raw.pipeInput("c", item("c", "three"), START.plus(Duration.ofMinutes(20)));
        pipeline.raw.pipeInput("a", item("a", "one, revised"), START.plus(Duration.ofMinutes(40)));
        assertThat(pipeline.trends()).isEmpty();

        pipeline.raw.pipeInput("d", item("d", "four"), START.plus(Duration.ofMinutes(71)));
        pipeline.raw.pipeInput("e", item("e", "five"), START.plus(Duration.ofMinutes(10)));

        List<Trend> trends = new ArrayList<>(pipeline.trends());
        pipeline.raw.pipeInput("f", item("f", "six"), START.plus(Duration.ofMinutes(72)));
        trends.addAll(pipeline.trends());
        assertThat(trends)
                .extracting(Trend::getKind, Trend::getKey, Trend::getItems)
                .containsExactlyInAnyOrder(
                        tuple(TrendKind.ENTITY, "LOCATION:Oslo", 2L),
                        tuple(TrendKind.CATEGORY, MediaTopic.SPORT.code(), 2L));
        assertThat(trends).allSatisfy(trend -> {
            assertThat(trend.getWindowStart()).isEqualTo(START);
            assertThat(trend.getWindowEnd()).isEqualTo(START.plus(Duration.ofHours(1)));
        });
        assertThat(pipeline.outcomes).filteredOn("late"::equals).hasSize(2);
    }

    /** Edited copies of generated articles, all through the topology. */
    @Test
    void groupsEditedCopiesAsWellAsTheyAreMeasured() {
        StoryPairs pairs = StoryPairs.generate(3, 7);
        pairs.texts().forEach((id, text) -> pipeline.raw.pipeInput(id, item(id, text)));

        Map<String, String> stories = new HashMap<>();
        pipeline.enriched()
                .forEach(record ->
                        stories.put(record.key(), record.value().getStory().getId()));

        assertThat(pairs.f1(stories)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void goesOnAfterBytesThatAreNoRecord() {
        pipeline.rawBytes.pipeInput("a", "no record".getBytes(StandardCharsets.UTF_8));
        pipeline.raw.pipeInput("b", item("b", "good"));

        assertThat(pipeline.outcomes).containsExactly("undecodable", "enriched");
        assertThat(pipeline.enriched()).hasSize(1);
    }

    @Test
    void goesOnAfterARecordThatBreaksOff() {
        pipeline.rawBytes.pipeInput("a", Arrays.copyOf(pipeline.bytes(item("a", "cut")), 40));
        pipeline.raw.pipeInput("b", item("b", "good"));

        assertThat(pipeline.outcomes).containsExactly("undecodable", "enriched");
    }

    @Test
    void deadLettersAnItemThatCannotBeProcessedAndGoesOn() throws Exception {
        try (TopologyFixture failing = new TopologyFixture((raw, revision, ingestedAt, now) -> {
            if (raw.getId().equals("bad")) {
                throw new PoisonException("unlucky", "Item bad cannot be read");
            }
            return TopologyFixture.plainly(raw, revision, ingestedAt, now);
        })) {
            failing.raw.pipeInput("bad", item("bad", "x"));
            failing.raw.pipeInput("good", item("good", "y"));

            List<TestRecord<byte[], byte[]>> letters = failing.deadLetters();
            assertThat(letters).hasSize(1);
            DeadLetter letter = DeadLetter.readFrom(letters.get(0).headers()).orElseThrow();
            assertThat(letter.reason()).isEqualTo("unlucky");
            assertThat(letter.message()).isEqualTo("Item bad cannot be read");
            assertThat(letters.get(0).headers().lastHeader("__streams.errors.topic"))
                    .isNotNull();
            assertThat(failing.enriched()).extracting(TestRecord::key).containsExactly("good");
            assertThat(failing.outcomes).containsExactly("unlucky", "enriched");
        }
    }

    @Test
    void stopsOnAnOutageInsteadOfBlamingTheItem() throws Exception {
        try (TopologyFixture cutOff = new TopologyFixture((raw, revision, ingestedAt, now) -> {
            throw new RetriableException("The registry does not answer", new ConnectException("refused"));
        })) {
            assertThatThrownBy(() -> cutOff.raw.pipeInput("a", item("a", "x"))).isInstanceOf(Exception.class);
            assertThat(cutOff.deadLetters()).isEmpty();
        }
    }

    @Test
    void isTheTopologyOfTheGoldenPicture() throws IOException {
        String described = EnrichService.describe(TopologyFixture.defaults()).toString();

        assertThat(described).isEqualTo(golden("topology.txt"));
    }

    @Test
    void isDrawnAsTheGoldenFlowchart() throws IOException {
        String drawn = TopologyDiagram.mermaid(EnrichService.describe(TopologyFixture.defaults()));

        assertThat(drawn).isEqualTo(golden("topology.mmd"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = EnrichTopologyTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
