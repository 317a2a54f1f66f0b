package dev.newswire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same version means the same answers, also when only a list has changed. */
class StepDataTest {
    private static final Map<String, String> RULES =
            Map.of("entities", "rules-1", "amounts", "rules-2", "stories", "x");

    private final Map<String, String> contents = new TreeMap<>();

    @Test
    void everyListOfAStepIsInItsVersion() {
        Map<String, String> before = versions();

        for (String name : StepData.RESOURCES.get("entities")) {
            contents.put(name, "one line more");
            Map<String, String> after = versions();
            contents.remove(name);

            assertThat(after.get("entities")).as("after a change of %s", name).isNotEqualTo(before.get("entities"));
            assertThat(after.get("amounts")).as("after a change of %s", name).isEqualTo(before.get("amounts"));
        }
    }

    @Test
    void whatMovesFromOneListToTheNextChangesTheVersion() {
        List<String> names = StepData.RESOURCES.get("amounts");
        contents.put(names.get(0), "ab");
        contents.put(names.get(1), "c");
        String before = versions().get("amounts");
        contents.put(names.get(0), "a");
        contents.put(names.get(1), "bc");

        assertThat(versions().get("amounts")).isNotEqualTo(before);
    }

    @Test
    void theSameListsHaveTheSameVersion() {
        assertThat(versions())
                .isEqualTo(versions())
                .containsEntry("stories", "x")
                .hasEntrySatisfying("entities", version -> assertThat(version).matches("rules-1\\+data\\.[0-9a-f]{8}"));
    }

    @Test
    void theItemSaysWhichListsWereRead() {
        Enricher enricher = Enricher.load();

        assertThat(enricher.versions().get("entities"))
                .matches("entity-crf-[0-9]+\\+rules-[0-9]+\\+data\\.[0-9a-f]{8}");
        assertThat(enricher.versions().get("categories")).matches("category-[0-9]+-[0-9a-f]+");
    }

    /** A list that is added and not named would change answers without the version. */
    @Test
    void noResourceIsLeftOut() throws IOException {
        Path folder = Path.of("src/main/resources/dev/newswire/enrich");
        Set<String> there;
        try (Stream<Path> files = Files.walk(folder)) {
            there = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("category/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertThat(StepData.RESOURCES.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(there);
    }

    private Map<String, String> versions() {
        return StepData.versions(RULES, this::open);
    }

    private InputStream open(String name) {
        String content = Objects.requireNonNullElse(contents.get(name), name);
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
