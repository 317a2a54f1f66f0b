package dev.newswire.enrich.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.text.Article;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What careful readers filed whole sample articles under, where such samples are present. */
class SampleCategoryTest {
    private final CategoryTagger tagger = CategoryTagger.load();

    @Test
    void filesSamplesAsReadersDid() throws IOException {
        Path folder = Path.of(System.getProperty("newswire.shared", "absent"), "samples");
        assumeTrue(Files.isDirectory(folder), "no samples in " + folder);
        List<Path> expected = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.expected.json")) {
            files.forEach(expected::add);
        }
        for (Path file : expected) {
            check(file);
        }
    }

    private void check(Path file) throws IOException {
        JsonNode reader = new ObjectMapper().readTree(file.toFile());
        String text = Files.readString(
                file.resolveSibling(file.getFileName().toString().replace(".expected.json", ".txt")));
        Article article = Article.of(reader.path("title").asText(), text);

        List<String> codes = new ArrayList<>();
        for (ScoredCategory category :
                tagger.tag(article, reader.path("language").asText(), List.of())) {
            codes.add(category.topic().code());
        }

        JsonNode categories = reader.path("categories");
        assertThat(codes).as("%s", file).containsAll(codes(categories.path("must")));
        List<String> anyOf = codes(categories.path("mustAnyOf"));
        if (!anyOf.isEmpty()) {
            assertThat(codes).as("%s", file).containsAnyElementsOf(anyOf);
        }
        assertThat(codes).as("%s", file).doesNotContainAnyElementsOf(codes(categories.path("mustNot")));
    }

    private static List<String> codes(JsonNode entries) {
        List<String> codes = new ArrayList<>();
        for (JsonNode entry : entries) {
            codes.add(entry.isTextual() ? entry.asText() : entry.path("code").asText());
        }
        return codes;
    }
}
