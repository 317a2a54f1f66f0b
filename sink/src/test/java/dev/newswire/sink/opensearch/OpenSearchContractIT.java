package dev.newswire.sink.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.sink.Holdings;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.contract.Items;
import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

@ExtendWith(SharedNode.class)
@ResourceLock(SharedNode.NODE)
final class OpenSearchContractIT extends SinkWriterContract {

    private static final TopicPartition ZERO = new TopicPartition("news.enriched", 0);

    private final Node node;
    private int made;

    OpenSearchContractIT(Node node) {
        this.node = node;
    }

    @Override
    protected SinkTarget target() {
        return new NodeTarget(node, config("items-" + ++made), false);
    }

    private OpenSearchConfig config(String alias) {
        return new OpenSearchConfig(
                node.url(), null, null, alias, Duration.ofMillis(1_500), 1L << 30, Duration.ofDays(1));
    }

    @Test
    void keepsItemsInTheIndexTheyBeganInAfterARollover() throws Exception {
        OpenSearchConfig config = config("rolled");
        OpenSearchWriter writer = new OpenSearchWriter(config);
        writer.open();
        writer.write(SinkBatch.of(List.of(
                Items.record(ZERO, 0, Items.item("a", 2).build()),
                Items.record(ZERO, 1, Items.item("b", 1).build()))));
        node.ask("POST", "/rolled/_rollover", "");
        writer.write(SinkBatch.of(List.of(
                Items.record(ZERO, 2, Items.item("a", 1).build()),
                Items.record(ZERO, 3, Items.item("c", 1).build()),
                Items.record(ZERO, 4, Items.item("a", 3).build()),
                Items.tombstone(ZERO, 5, "b"))));
        new Indices(config, new SearchServer(config)).rollOver();

        assertThat(new NodeTarget(node, config, false).stored())
                .containsExactlyInAnyOrder(new SinkTarget.Stored("a", 3), new SinkTarget.Stored("c", 1));
        assertThat(node.ask("GET", "/rolled-000002/_count", "").path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void findsWordsByTheRulesOfTheirLanguage() throws Exception {
        OpenSearchWriter writer = new OpenSearchWriter(config("words"));
        writer.open();
        writer.write(SinkBatch.of(List.of(
                Items.record(
                        ZERO,
                        0,
                        Items.item("a", 1)
                                .setLanguage("pt-BR")
                                .setText("As eleições gerais")
                                .build()),
                Items.record(
                        ZERO,
                        1,
                        Items.item("b", 1).setLanguage("ja").setText("東京都知事選挙").build()),
                Items.record(ZERO, 2, Items.rich(7)))));
        node.ask("POST", "/words/_refresh", "");

        assertThat(hits("words.pt:eleição")).isEqualTo(1);
        assertThat(hits("words.ja:選挙")).isEqualTo(1);
        assertThat(hits("words.en:harvests")).isEqualTo(1);
        assertThat(hits("item.entities.name:%22NAME%208%22")).isEqualTo(1);
        assertThat(node.ask("GET", "/words/_search?q=item.id:a", "")
                        .at("/hits/hits/0/_source")
                        .has("words"))
                .isFalse();
    }

    @Test
    void tellsWhatItHoldsAndTakesNothingStaleAfterADeletion() throws Exception {
        OpenSearchConfig config =
                new OpenSearchConfig(node.url(), null, null, "held", LIMIT, 1L << 30, Duration.ofDays(1));
        OpenSearchWriter writer = new OpenSearchWriter(config);
        writer.open();
        Holdings holdings = new FoundItems(config);
        assertThat(holdings.ofSource("wire")).isEmpty();
        List<SinkRecord> many = new ArrayList<>();
        for (int number = 0; number < 1_200; number++) {
            String source = number % 3 == 0 ? "other" : "wire";
            many.add(Items.record(
                    ZERO,
                    number,
                    Items.item("id-" + number, 2)
                            .setSource(Source.newBuilder()
                                    .setId(source)
                                    .setKind(SourceKind.FILE)
                                    .build())
                            .build()));
        }
        writer.write(SinkBatch.of(many));
        assertThat(holdings.ofSource("wire")).hasSize(800).contains("id-1").doesNotContain("id-0");
        assertThat(holdings.among(many.stream().map(SinkRecord::id).toList())).hasSize(1_200);
        assertThat(holdings.among(List.of("id-1", "nobody"))).containsExactly("id-1");

        writer.write(SinkBatch.of(List.of(Items.tombstone(ZERO, 1_200, "id-1"))));
        assertThat(node.ask("GET", "/held/_settings", "")
                        .at("/held-000001/settings/index/gc_deletes")
                        .asText())
                .isEqualTo("1h");
        assertThat(writer.write(SinkBatch.of(List.of(many.get(1)))).records())
                .containsExactly(new RecordResult.Written(Outcome.UNCHANGED));
        assertThat(holdings.among(List.of("id-1"))).isEmpty();
    }

    private int hits(String query) throws Exception {
        return node.ask("GET", "/words/_search?q=" + encoded(query), "")
                .at("/hits/total/value")
                .asInt();
    }

    private static String encoded(String query) {
        return query.startsWith("item")
                ? query
                : java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8);
    }
}
