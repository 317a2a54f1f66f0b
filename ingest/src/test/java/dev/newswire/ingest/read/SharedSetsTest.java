package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.schemas.RawItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Reads public measuring sets where they are at hand, and holds what was reached on them. */
class SharedSetsTest {
    private static final Path SHARED = Path.of(System.getProperty("newswire.shared", "nowhere"));
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    @Test
    void findsTheArticleOfPagesItNeverSaw() throws IOException {
        Path set = SHARED.resolve("eval/extraction");
        assumeTrue(Files.exists(set), "the extraction set is not here");
        JsonNode truth = new ObjectMapper().readTree(set.resolve("truth.json").toFile());
        double precision = 0;
        double recall = 0;
        for (Map.Entry<String, JsonNode> page : truth.properties()) {
            Path file = set.resolve("html").resolve(page.getKey() + ".html.gz");
            String body = read(file).stream().map(RawItem::getBody).findFirst().orElse("");
            Map<String, Integer> found = shingles(Jsoup.parse(body).text());
            Map<String, Integer> wanted =
                    shingles(page.getValue().path("articleBody").asText());
            double common = wanted.entrySet().stream()
                    .mapToInt(entry -> Math.min(entry.getValue(), found.getOrDefault(entry.getKey(), 0)))
                    .sum();
            precision += found.isEmpty() ? 0 : common / sum(found);
            recall += wanted.isEmpty() ? 1 : common / sum(wanted);
        }
        precision /= truth.size();
        recall /= truth.size();
        double f1 = 2 * precision * recall / (precision + recall);
        System.out.printf("article elements: precision %.3f, recall %.3f, F1 %.3f%n", precision, recall, f1);
        // Precision is left to the cleaning in enrich; what is lost here is lost for good.
        assertThat(recall).isGreaterThan(0.95);
        assertThat(f1).isGreaterThan(0.90);
    }

    @Test
    void readsFeedsAsTheyAreMet() throws IOException {
        Path set = SHARED.resolve("eval/feeds/feedparser");
        assumeTrue(Files.exists(set), "the feedparser set is not here");
        int feeds = 0;
        List<String> lost = new ArrayList<>();
        try (Stream<Path> files = Files.walk(set)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                feeds++;
                try (InputStream in = Files.newInputStream(file)) {
                    // Test feeds hold entries without any text, which are rightly refused.
                    Reader.reasons(Reader.standard().read(file.toString(), in)).stream()
                            .filter(reason -> reason != Reason.NO_CONTENT)
                            .forEach(reason -> lost.add(set.relativize(file) + " " + reason));
                }
            }
        }
        System.out.printf("feeds: %d read, %d refused%n", feeds, lost.size());
        assertThat(lost).hasSizeLessThan(feeds / 40);
    }

    private static List<RawItem> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<Reading> readings = Reader.standard().read(file.toString(), in);
            return Reader.items(readings);
        }
    }

    private static Map<String, Integer> shingles(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + 4 <= words.size(); i++) {
            counts.merge(String.join(" ", words.subList(i, i + 4)), 1, Integer::sum);
        }
        return counts;
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
