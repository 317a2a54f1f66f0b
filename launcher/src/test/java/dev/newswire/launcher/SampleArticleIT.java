package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Articles as scraped, through the whole pipeline, held against what a careful editor reads out of them. Both stand in
 * a folder outside of the source tree: {@code NAME.txt} and {@code NAME.expected.json}.
 */
@ExtendWith(SharedUp.class)
class SampleArticleIT {

    private static final Path SAMPLES = Path.of(System.getProperty("newswire.shared"), "samples");
    private static final String EXPECTED = ".expected.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsWhatAnEditorReads(LivePipeline pipeline) throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "no sample articles in " + SAMPLES);
        List<Path> expectations = expectations();
        assumeTrue(!expectations.isEmpty(), "no expectations in " + SAMPLES);
        SoftAssertions softly = new SoftAssertions();
        for (Path expectation : expectations) {
            String name = expectation.getFileName().toString().replace(EXPECTED, "");
            String source = "sample-" + name.toLowerCase(Locale.ROOT);
            assertThat(pipeline.run("push", SAMPLES.resolve(name + ".txt").toString(), "--source", source)
                            .exitCode())
                    .isZero();
            pipeline.awaitDrained();
            List<JsonNode> items = new ArrayList<>();
            for (String line : pipeline.subscribed()) {
                JsonNode item = JSON.readTree(line);
                if (item.at("/source/id").asText().equals(source)) {
                    items.add(item);
                }
            }
            assertThat(items).as(name).hasSize(1);
            new Editor(name, JSON.readTree(expectation.toFile()), items.get(0), softly).check();
        }
        softly.assertAll();
    }

    private static List<Path> expectations() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(EXPECTED))
                    .sorted()
                    .toList();
        }
    }

    /** Compares one item with one expectation. */
    private record Editor(String name, JsonNode expected, JsonNode item, SoftAssertions softly) {

        void check() {
            text();
            captions();
            entities();
            categories();
            quotations();
        }

        private void text() {
            String text = item.get("text").asText();
            softly.assertThat(item.get("title").asText())
                    .as(name + " title")
                    .isEqualTo(expected.get("title").asText());
            softly.assertThat(item.get("publishedAt").asText())
                    .as(name + " date")
                    .startsWith(expected.get("publishedAt").asText());
            softly.assertThat(item.get("language").asText())
                    .as(name + " language")
                    .isEqualTo(expected.get("language").asText());
            softly.assertThat(text)
                    .as(name + " text")
                    .startsWith(expected.get("textStartsWith").asText());
            expected.path("textMustContain")
                    .forEach(must -> softly.assertThat(text).as(name + " text").contains(must.asText()));
            expected.path("textMustNotContain")
                    .forEach(no -> softly.assertThat(text).as(name + " text").doesNotContain(no.asText()));
        }

        private void captions() {
            softly.assertThat(texts(item.get("captions")))
                    .as(name + " captions")
                    .containsExactlyElementsOf(texts(expected.path("captions")));
        }

        private void entities() {
            expected.at("/entities/must").forEach(must -> softly.assertThat(item.get("entities"))
                    .as(name + " entities " + named(item.get("entities")))
                    .anyMatch(
                            entity -> sameType(must, entity) && answers(must, entity) && sameCountry(must, entity),
                            must.toString()));
            expected.at("/entities/mustNot").forEach(no -> softly.assertThat(item.get("entities"))
                    .as(name + " entities")
                    .noneMatch(entity ->
                            sameType(no, entity) && folded(entity.get("name")).equals(folded(no.get("name")))));
        }

        private void categories() {
            List<String> codes = new ArrayList<>();
            item.get("categories")
                    .forEach(category -> codes.add(category.get("code").asText()));
            softly.assertThat(codes).as(name + " categories").containsAll(codes(expected.at("/categories/must")));
            List<String> anyOf = codes(expected.at("/categories/mustAnyOf"));
            if (!anyOf.isEmpty()) {
                softly.assertThat(codes).as(name + " categories").containsAnyElementsOf(anyOf);
            }
            softly.assertThat(codes)
                    .as(name + " categories")
                    .doesNotContainAnyElementsOf(texts(expected.at("/categories/mustNot")));
        }

        private void quotations() {
            expected.at("/quotes/must").forEach(must -> softly.assertThat(item.get("quotations"))
                    .as(name + " quotations")
                    .anyMatch(
                            quotation -> quotation
                                            .get("text")
                                            .asText()
                                            .contains(must.get("contains").asText())
                                    && (must.path("speakerOptional").asBoolean()
                                            || folded(quotation.get("speaker")).equals(folded(must.get("speaker")))),
                            must.toString()));
        }

        /** By the canonical name or any alias, of either. */
        private static boolean answers(JsonNode must, JsonNode entity) {
            List<String> wanted = names(must);
            return names(entity).stream().anyMatch(wanted::contains);
        }

        private static boolean sameType(JsonNode wanted, JsonNode entity) {
            return !wanted.has("type")
                    || wanted.get("type").asText().equals(entity.get("type").asText());
        }

        private static boolean sameCountry(JsonNode wanted, JsonNode entity) {
            return !wanted.has("country")
                    || wanted.get("country")
                            .asText()
                            .equals(entity.get("country").asText());
        }

        private static List<String> names(JsonNode entity) {
            List<String> names = new ArrayList<>(List.of(folded(entity.get("name"))));
            entity.path("aliases").forEach(alias -> names.add(folded(alias)));
            return names;
        }

        private static String named(JsonNode entities) {
            List<String> all = new ArrayList<>();
            entities.forEach(entity -> all.add(entity.get("type").asText().charAt(0) + ":"
                    + entity.get("name").asText()));
            return all.toString();
        }

        private static String folded(JsonNode text) {
            return text.asText().toLowerCase(Locale.ROOT);
        }

        private static List<String> codes(JsonNode categories) {
            List<String> codes = new ArrayList<>();
            categories.forEach(category -> codes.add(category.get("code").asText()));
            return codes;
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(text -> texts.add(text.asText()));
            return texts;
        }
    }
}
