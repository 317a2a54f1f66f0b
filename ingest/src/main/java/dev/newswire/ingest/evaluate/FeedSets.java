package dev.newswire.ingest.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.ingest.evaluate.FeedCase.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the sets of feeds: {@code feedparser/expected.json}, and {@code gofeed/**}{@code /NAME.xml} with NAME.json. */
final class FeedSets {
    static final String FEEDPARSER = "feedparser";
    static final String GOFEED = "gofeed";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedSets() {}

    /** Each feed is of the kind that the first folder above it names. */
    static List<FeedCase> feedparser(Path folder) throws IOException {
        List<FeedCase> cases = new ArrayList<>();
        for (JsonNode feed : JSON.readTree(folder.resolve("expected.json").toFile())) {
            String file = feed.path("file").asText();
            List<Check> checks = new ArrayList<>();
            for (JsonNode check : feed.path("checks")) {
                checks.add(new Check(
                        check.path("item").asInt(),
                        check.path("field").asText(),
                        check.path("equals").asText()));
            }
            cases.add(new FeedCase(
                    FEEDPARSER + ' ' + file.substring(0, Math.max(0, file.indexOf('/'))),
                    folder.resolve(file),
                    checks));
        }
        return cases;
    }

    static List<FeedCase> gofeed(Path folder) throws IOException {
        List<Path> feeds;
        try (Stream<Path> files = Files.walk(folder)) {
            feeds = files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        List<FeedCase> cases = new ArrayList<>();
        for (Path feed : feeds) {
            Path model = Path.of(feed.toString().replaceFirst("xml$", "json"));
            if (Files.exists(model)) {
                cases.add(new FeedCase(GOFEED, feed, checks(JSON.readTree(model.toFile()))));
            }
        }
        return cases;
    }

    /** What the other library's forms (its universal one, and those of RSS and Atom) have in common with ours. */
    private static List<Check> checks(JsonNode model) {
        List<Check> checks = new ArrayList<>();
        boolean atom = model.has("entries");
        JsonNode items = model.path(atom ? "entries" : "items");
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            add(checks, i, "title", item.path("title"));
            add(checks, i, "link", atom ? alternate(item.path("links")) : item.path("link"));
            add(checks, i, "guid", item.path(atom ? "id" : "guid"));
            add(checks, i, "author", item.path("authors").path(0).path("name"));
            add(checks, i, "summary", item.path(atom ? "summary" : "description"));
            add(checks, i, "content", item.path("content"));
            add(checks, i, "publishedAt", item.path(item.has("pubDateParsed") ? "pubDateParsed" : "publishedParsed"));
            add(checks, i, "updatedAt", item.path("updatedParsed"));
            for (int n = 0; n < item.path("categories").size(); n++) {
                JsonNode category = item.path("categories").get(n);
                add(checks, i, "categories[" + n + "]", category.has("term") ? category.path("term") : category);
            }
            for (int n = 0; n < item.path("enclosures").size(); n++) {
                add(
                        checks,
                        i,
                        "media[" + n + "].url",
                        item.path("enclosures").get(n).path("url"));
            }
        }
        return checks;
    }

    private static JsonNode alternate(JsonNode links) {
        for (JsonNode link : links) {
            if (link.path("rel").asText("alternate").equals("alternate")) {
                return link.path("href");
            }
        }
        return links.path("none");
    }

    private static void add(List<Check> checks, int item, String field, JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.path("value").asText("");
        if (!text.isBlank()) {
            checks.add(new Check(item, field, text));
        }
    }
}
