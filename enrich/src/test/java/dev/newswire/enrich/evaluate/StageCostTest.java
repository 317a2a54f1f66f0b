package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageCostTest {

    @Test
    void sharesTheTimeOfAnArticleOutOverItsSteps() {
        StageCost cost = StageCost.measure(TypicalArticles.generated().first(10), 1);

        assertThat(cost.tokensEach()).isBetween(550, 700);
        assertThat(cost.costs()).extracting(StageCost.Cost::stage).containsAll(Stages.PARTS);
        assertThat(cost.costs().stream()
                        .map(StageCost.Cost::share)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-6));
        // The figure itself is the command's; cold code on a busy machine is allowed for here.
        assertThat(cost.costs())
                .filteredOn(stage -> stage.stage().equals(Stages.WHOLE))
                .singleElement()
                .satisfies(whole -> assertThat(whole.perSecond()).isGreaterThan(20));
        assertThat(cost.text()).contains("entities", "whole-html", "generated");
    }

    @Test
    void leavesOutArticlesThatAreNotTypical(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("ner"));
        Files.writeString(
                folder.resolve("ner/worldwide.own.jsonl"),
                "{\"text\": \"Too short.\"}\n{\"text\": \"" + "A word. ".repeat(200) + "\"}\n");

        assertThat(TypicalArticles.read(folder).texts()).singleElement();
        assertThat(StageCost.measure(folder.resolve("absent"), 1).absent()).containsExactly("ner/worldwide.*.jsonl.gz");
    }
}
