package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.EntityType;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.contract.Items;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class BatchPlanTest {

    private static final TopicPartition P = new TopicPartition("news.enriched", 0);

    @Test
    void foldsTheRecordsOfAnItemInTheirOrder() {
        BatchPlan plan = new BatchPlan(List.of(
                Items.record(P, 0, Items.item("b", 2).build()),
                Items.record(P, 1, Items.item("a", 1).build()),
                Items.record(P, 2, Items.item("b", 1).build()),
                Items.record(P, 3, Items.item("b", 2).setTitle("again").build()),
                Items.tombstone(P, 4, "a"),
                Items.record(P, 5, Items.item("c", 1).build())));

        assertThat(plan.newest()).extracting(ItemRow::id).containsExactly("b", "c");
        assertThat(plan.newest()).extracting(ItemRow::revision).containsExactly(2, 1);
        assertThat(plan.newest().get(0).item().getTitle()).isEqualTo("Title 2");
        assertThat(plan.all()).extracting(ItemRow::revision).containsExactly(1, 2, 1);
        assertThat(plan.deleted()).containsExactly("a");
        assertThat(plan.result(Map.of("b", true, "c", false), Map.of("b", Set.of(1, 2)))
                        .records())
                .extracting(one -> ((RecordResult.Written) one).outcome())
                .containsExactly(
                        Outcome.INSERTED,
                        Outcome.SUPERSEDED,
                        Outcome.SUPERSEDED,
                        Outcome.UNCHANGED,
                        Outcome.DELETED,
                        Outcome.UPDATED);
    }

    @Test
    void mergesAnEntityThatAnItemListsTwice() {
        TagRows rows = new TagRows(new BatchPlan(List.of(Items.record(
                        P,
                        0,
                        Items.item("a", 1)
                                .setEntities(List.of(
                                        Items.entity("X", EntityType.PERSON, List.of(Items.mention("X", 1))),
                                        Items.entity("X", EntityType.PERSON, List.of(Items.mention("X", 9)))))
                                .build())))
                .newest());

        assertThat(rows.entities).hasSize(1);
        assertThat(rows.entities.get(0).mentions()).hasSize(2);
        assertThat(rows.mentions).extracting(TagRows.MentionRow::ordinal).containsExactly(0, 1);
    }
}
