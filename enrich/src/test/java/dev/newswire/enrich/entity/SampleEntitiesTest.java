package dev.newswire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.date.DateParser;
import dev.newswire.enrich.text.Article;
import dev.newswire.enrich.text.ArticleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Samples kept outside the project, with what an editor reads out of them. */
class SampleEntitiesTest {
    private final EntityTagger tagger = EntityTagger.load();

    @Test
    void findsWhatAnEditorFindsInEachSample() throws IOException {
        Path samples = Path.of(System.getProperty("newswire.shared", ""), "samples");
        Assumptions.assumeTrue(Files.isDirectory(samples), "samples are absent: " + samples);
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.list(samples)) {
            for (Path expected : files.filter(file -> file.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList()) {
                check(expected, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private void check(Path file, List<String> faults) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(file.toFile());
        Path text = Path.of(file.toString().replace(".expected.json", ".txt"));
        Article article = read(Files.readString(text));
        List<NamedEntity> found = tagger.tag(article, expected.path("language").asText());
        for (JsonNode must : expected.path("entities").path("must")) {
            boolean there = found.stream().anyMatch(entity -> matches(entity, must) && countryFits(entity, must));
            if (!there) {
                faults.add("missing " + must);
            }
        }
        for (JsonNode mustNot : expected.path("entities").path("mustNot")) {
            found.stream()
                    .filter(entity -> matches(entity, mustNot))
                    .forEach(entity -> faults.add("wrong " + mustNot + ": " + entity.mentions()));
        }
    }

    private static boolean matches(NamedEntity entity, JsonNode wanted) {
        String type = wanted.path("type").asText("");
        if (!type.isEmpty() && !entity.type().name().equals(type)) {
            return false;
        }
        List<String> names =
                new ArrayList<>(List.of(wanted.path("name").asText().toLowerCase(Locale.ROOT)));
        wanted.path("aliases").forEach(alias -> names.add(alias.asText().toLowerCase(Locale.ROOT)));
        return Stream.concat(Stream.of(entity.name()), entity.aliases().stream())
                .anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean countryFits(NamedEntity entity, JsonNode wanted) {
        return !wanted.has("country") || wanted.path("country").asText().equals(entity.country());
    }

    private static Article read(String text) {
        return ArticleReader.load(DateParser.load()).read(null, null, text, false);
    }
}
