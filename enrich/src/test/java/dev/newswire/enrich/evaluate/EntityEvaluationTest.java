package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.enrich.entity.EntityTagger;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityEvaluationTest {
    private static final EntityTagger TAGGER = EntityTagger.load();

    @TempDir
    Path folder;

    private void write(String file, String content) throws IOException {
        Files.createDirectories(folder.resolve("ner"));
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("ner").resolve(file)))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void countsOnlyExactSpansAndReadsOffsetsAsCodePoints() throws IOException {
        write(
                "worldwide.dev.jsonl.gz",
                "{\"id\": \"a\", \"text\": \"\uD83D\uDE00 He lives in Kenya and Japan.\", "
                        + "\"spans\": [[14, 19, \"LOC\"], [24, 28, \"LOC\"], [2, 4, \"DATE\"]]}\n");
        EntityEvaluation result = EntityEvaluation.measure(folder, TAGGER);
        assertThat(result.sets()).hasSize(1);
        assertThat(result.sets().get(0).named()).isEqualTo(new EntityScore(1, 2, 2));
        assertThat(result.absent()).containsExactly("wnut17.test.tsv.gz");
        assertThat(result.text()).contains("PER+ORG+LOC", "absent: wnut17.test.tsv.gz");
    }

    @Test
    void readsNamesInBracketsInTheLanguageOfTheFile() throws IOException {
        Files.createDirectories(folder.resolve("ner"));
        Files.writeString(
                folder.resolve("ner/ru.marked"),
                "# made up\nВ [LOC Киеве] выступил [PER Иван Петров].\n",
                StandardCharsets.UTF_8);
        EntityScore score =
                EntityEvaluation.measure(folder, TAGGER).sets().get(0).named();
        assertThat(score).isEqualTo(new EntityScore(2, 2, 2));
    }

    @Test
    void readsColumns() throws IOException {
        write("wnut17.test.tsv.gz", "-DOCSTART-\tO\n\nHe\tO\nleft\tO\nSouth\tB-LOC\nKorea\tI-LOC\n.\tO\n\n");
        EntityScore score =
                EntityEvaluation.measure(folder, TAGGER).sets().get(0).named();
        assertThat(score.f1()).isEqualTo(1.0);
    }

    @Test
    void readsEachLanguageThatHasMarkedSentences() throws IOException {
        Path marked = Path.of("src/test/resources/dev/newswire/enrich/entity");

        assertThat(EntityEvaluation.measure(marked, TAGGER).sets())
                .hasSize(6)
                .allSatisfy(set -> assertThat(set.named().f1()).as(set.name()).isGreaterThan(0.7));
    }

    @Test
    void findsNamesOfTheWorldsNews() throws IOException {
        Path sets = Path.of(System.getProperty("newswire.shared", "")).resolve("eval");
        Assumptions.assumeTrue(Files.exists(sets.resolve("ner")), "the sets of names are absent: " + sets);

        assertThat(EntityEvaluation.measure(sets, TAGGER).sets())
                .filteredOn(set -> set.name().startsWith("worldwide"))
                .singleElement()
                .satisfies(set -> assertThat(set.named().f1()).isGreaterThan(0.785));
    }
}
