package dev.newswire.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.date.DateParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every folder under {@code src/test/resources/articles}: in.txt or in.html, perhaps title.txt and summary.txt. */
class ArticleReaderGoldenTest {

    private static final ArticleReader READER = ArticleReader.load(DateParser.load());

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/articles"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsTheArticleAnEditorWouldRead(Path folder) throws IOException {
        boolean html = Files.exists(folder.resolve("in.html"));
        String body = Files.readString(folder.resolve(html ? "in.html" : "in.txt"));

        Article read = READER.read(optional(folder, "title.txt"), optional(folder, "summary.txt"), body, html);

        Article expected =
                new ObjectMapper().readValue(folder.resolve("expected.json").toFile(), Article.class);
        assertThat(read).usingRecursiveComparison().isEqualTo(expected);
    }

    private static @Nullable String optional(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : null;
    }
}
