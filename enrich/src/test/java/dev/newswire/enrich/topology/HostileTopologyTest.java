package dev.newswire.enrich.topology;

import static dev.newswire.enrich.topology.TopologyFixture.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.Enricher;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.deadletter.DeadLetter;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** Items that no newsroom sends, through the whole topology and every language step: enriched or dead-lettered. */
class HostileTopologyTest {

    @Test
    void enrichesOrRefusesWhateverComesAndGoesOn() throws Exception {
        try (TopologyFixture pipeline = new TopologyFixture(Enricher.load())) {
            List<String> bodies = List.of(
                    "x".repeat(1_000_000),
                    entities(100_000),
                    ("Z" + "\u0317\u0301\u0323".repeat(10)).repeat(10_000),
                    "\u202EAnna met Omar in Paris\u202C ".repeat(20_000),
                    "\uD800 Paris \uDC00".repeat(50_000),
                    "\0".repeat(1_000_000),
                    "<ul><li>a".repeat(100_000),
                    "“".repeat(1_000_000),
                    "a\n".repeat(500_000),
                    "THE MAYOR OF PARIS ".repeat(50_000),
                    "the mayor of Paris said that all is well and ".repeat(20_000));
            for (String body : bodies) {
                pipeline.raw.pipeInput("h" + body.hashCode(), html(item("h" + body.hashCode(), body)));
            }
            pipeline.raw.pipeInput("huge", item("huge", "x".repeat(1_500_001)));
            pipeline.raw.pipeInput("good", item("good", "The ferry runs again."));

            assertThat(pipeline.outcomes)
                    .filteredOn("enriched"::equals)
                    .as("all but the one too large, and the good one")
                    .hasSize(bodies.size() + 1);
            List<TestRecord<byte[], byte[]>> letters = pipeline.deadLetters();
            assertThat(letters).hasSize(1);
            assertThat(DeadLetter.readFrom(letters.get(0).headers())
                            .orElseThrow()
                            .reason())
                    .isEqualTo("too-large");
            assertThat(pipeline.enriched())
                    .extracting(TestRecord::key)
                    .hasSize(bodies.size() + 1)
                    .contains("good");
        }
    }

    private static RawItem html(RawItem item) {
        boolean markup = item.getBody().startsWith("<");
        return RawItem.newBuilder(item)
                .setBodyFormat(markup ? BodyFormat.HTML : BodyFormat.TEXT)
                .build();
    }

    private static String entities(int count) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < count; at++) {
            text.append("Anna B").append(Integer.toString(at, 26)).append(" met ");
        }
        return text.toString();
    }
}
