package dev.newswire.ingest.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Article pages with the text that people found in them, laid out as the article extraction benchmark is: {@code
 * truth.json} ({@code {id: {"url": …, "articleBody": …}}}) and {@code html/<id>.html.gz}.
 *
 * @param pages in the order of their ids in the file
 */
record PageSet(List<Page> pages) {

    /** One page as it was fetched, and the text that people found to be its article. */
    static final class Page {
        private final String id;
        private final String url;
        private final String text;
        private final byte[] bytes;

        Page(String id, String url, String text, byte[] bytes) {
            this.id = id;
            this.url = url;
            this.text = text;
            this.bytes = bytes;
        }

        /** Name of its file. */
        String id() {
            return id;
        }

        /** Where it stood. */
        String url() {
            return url;
        }

        String text() {
            return text;
        }

        InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    static final String NAME = "extraction/truth.json";

    PageSet {
        pages = List.copyOf(pages);
    }

    /** Reads the set in a folder {@code extraction/}, or in the folder above it; empty when there is none. */
    static Optional<PageSet> in(Path folder) throws IOException {
        for (Path inner : List.of(folder.resolve("extraction"), folder)) {
            Path truth = inner.resolve("truth.json");
            if (Files.exists(truth)) {
                return Optional.of(read(truth, inner.resolve("html")));
            }
        }
        return Optional.empty();
    }

    private static PageSet read(Path truth, Path html) throws IOException {
        List<Page> pages = new ArrayList<>();
        JsonNode labelled = json(truth);
        for (Map.Entry<String, JsonNode> entry : labelled.properties()) {
            Path file = html.resolve(entry.getKey() + ".html.gz");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                JsonNode page = entry.getValue();
                pages.add(new Page(
                        entry.getKey(),
                        page.path("url").asText(),
                        page.path("articleBody").asText(),
                        in.readAllBytes()));
            } catch (IOException e) {
                throw new IOException(file + " cannot be read: " + e.getMessage(), e);
            }
        }
        return new PageSet(pages);
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            String fault = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IOException(file + " cannot be read: " + fault, e);
        }
    }
}
