package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.launcher.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The sources of a running pipeline, as {@code newswire feed} keeps them. */
@ExtendWith(SharedUp.class)
class FeedIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LivePipeline up;

    @TempDir
    private Path folder;

    FeedIT(LivePipeline up) {
        this.up = up;
    }

    @AfterEach
    void removeAll() throws IOException {
        List<String> words = new ArrayList<>(List.of("feed", "remove"));
        list().forEach(source -> words.add(source.get("id").asText()));
        if (words.size() > 2) {
            assertThat(up.run(words.toArray(String[]::new)).exitCode()).isZero();
        }
    }

    @Test
    void addsASourceOnceAndChangesItWhenAskedFor() throws IOException {
        Result added =
                up.run("feed", "add", "https://feeds.invalid/world/rss.xml", "--no-check", "--category", "World");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out()).containsExactly("feeds.invalid-world");

        Result again = up.run("feed", "add", "http://FEEDS.invalid/world/rss.xml", "--no-check");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).containsExactly("feeds.invalid-world");
        assertThat(again.err()).contains("Known already as feeds.invalid-world.");

        Result changed = up.run(
                "feed",
                "add",
                "https://feeds.invalid/world/rss.xml",
                "--no-check",
                "--name",
                "World",
                "--page-fetch",
                "when-short");
        assertThat(changed.err()).contains("changed");
        assertThat(list()).singleElement().satisfies(source -> {
            assertThat(source.get("name").asText()).isEqualTo("World");
            assertThat(source.get("pageFetch").asText()).isEqualTo("WHEN_SHORT");
            assertThat(source.get("categories").get(0).asText()).isEqualTo("World");
        });
        assertThat(up.run("feed", "show", "feeds.invalid-world").out()).anyMatch(line -> line.endsWith("rss.xml"));
    }

    @Test
    void pausesAndResumesAndSaysWhichSourceWasMeant() throws IOException {
        up.run("feed", "add", "https://feeds.invalid/world", "--no-check", "--id", "world");

        assertThat(up.run("feed", "pause", "world").exitCode()).isZero();
        assertThat(list().get(0).get("state").asText()).isEqualTo("PAUSED");
        assertThat(up.run("feed", "pause", "world").err()).contains("already");
        assertThat(up.run("feed", "list", "--state", "active").out()).isEmpty();
        assertThat(up.run("feed", "resume", "world").exitCode()).isZero();
        assertThat(list().get(0).get("state").asText()).isNotEqualTo("PAUSED");

        Result unknown = up.run("feed", "remove", "world", "wrld");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean world?").hasLineCount(1);
        assertThat(list()).hasSize(1);
    }

    @Test
    void showsATokenOnceAndKeepsItsHashAlone() throws IOException {
        Result added = up.run("feed", "add", "--push", "Agency Wire");
        assertThat(added.out()).singleElement().satisfies(token -> assertThat(token)
                .startsWith("nwp_"));
        assertThat(up.run("feed", "add", "--push", "Agency Wire").out()).isEmpty();
        assertThat(up.run("feed", "token", "agency-wire").out()).hasSize(1);
        assertThat(list().get(0).get("tokens").asInt()).isEqualTo(2);
        assertThat(up.run("feed", "token", "agency-wire", "--revoke-others").out())
                .hasSize(1);
        assertThat(list().get(0).get("tokens").asInt()).isEqualTo(1);
        assertThat(up.run("feed", "show", "agency-wire", "--output", "json")
                        .out()
                        .toString())
                .doesNotContain(added.out().get(0));
    }

    @Test
    void bringsBackFromOpmlWhatItWroteThere() throws IOException {
        up.run("feed", "add", "https://feeds.invalid/a", "--no-check", "--category", "A", "--interval-min", "5m");
        up.run("feed", "add", "https://feeds.invalid/b", "--no-check", "--kind", "sitemap", "--name", "B & Co");
        up.run("feed", "pause", "feeds.invalid-b");
        List<JsonNode> before = list();
        Path opml = folder.resolve("feeds.opml");
        assertThat(up.run("feed", "export", opml.toString()).exitCode()).isZero();
        removeAll();

        Result imported = up.run("feed", "import", opml.toString());
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.err()).contains("2 added, 0 known, 0 refused.");
        assertThat(asAdded(list())).isEqualTo(asAdded(before));
        assertThat(up.run("feed", "export").out()).hasSameSizeAs(Files.readAllLines(opml));

        Result nowhere = up.run("feed", "export", folder.resolve("no/such.opml").toString());
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("there is no such file or folder").hasLineCount(1);

        Files.writeString(opml, "<opml><body>\n<outline text='x'/>\n</body></opml>");
        Result refused = up.run("feed", "import", opml.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains(opml + ":2: x has no xmlUrl");
    }

    @Test
    void findsTheFeedsOfASiteAndTakesTheOneThatIsPicked() throws IOException {
        try (NewsSite site = NewsSite.open()) {
            site.publish("Ferry runs again", "The ferry runs again.");
            Result first = up.run("feed", "add", site.home());
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.err())
                    .contains("2 feeds are found", "1  " + site.feed(), "2  " + site.home() + "sport.xml", "--pick N");
            Result second = up.run("feed", "add", site.home(), "--pick", "2", "--id", "sport");
            assertThat(second.out()).containsExactly("sport");
            assertThat(list())
                    .extracting(source -> source.get("url").asText())
                    .containsExactly(site.feed(), site.home() + "sport.xml");

            Result nothing = up.run("feed", "add", site.home() + "nothing-here");
            assertThat(nothing.exitCode()).isEqualTo(1);
            assertThat(nothing.err()).contains("404", "--no-check");
        }
    }

    @Test
    void refusesPrivateAddressesByTheKeyThatAllowsThem() throws IOException {
        Result refused = up.run("feed", "add", "http://10.0.0.1/feed", "--no-check");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("ingest.fetch.allow").hasLineCount(1);

        Path opml = Files.writeString(folder.resolve("x.opml"), "<opml>\n<outline xmlUrl='http://[::1]/'/></opml>");
        Result imported = up.run("feed", "import", opml.toString());
        assertThat(imported.exitCode()).isEqualTo(1);
        assertThat(imported.err()).contains(opml + ":2:", "ingest.fetch.allow");
        assertThat(list()).isEmpty();
    }

    /** What a user gave, without what polling has made of it by now. */
    private static List<String> asAdded(List<JsonNode> sources) {
        return sources.stream()
                .map(source -> source.get("id").asText()
                        + source.get("url")
                        + source.get("kind")
                        + source.get("name")
                        + source.get("categories")
                        + source.get("minIntervalSeconds")
                        + source.get("state").asText().equals("PAUSED"))
                .toList();
    }

    private List<JsonNode> list() throws IOException {
        Result result = up.run("feed", "list", "--output", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<JsonNode> sources = new ArrayList<>();
        for (String line : result.out()) {
            sources.add(JSON.readTree(line));
        }
        return sources;
    }
}
