package dev.newswire.ingest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedEvaluationTest {
    private static final Path SHARED = Path.of(System.getProperty("newswire.shared", "nowhere"));

    @TempDir
    private Path folder;

    @Test
    void countsFeedsThatAreLostAndValuesThatAreFound() throws IOException {
        write(
                "feeds/feedparser/wellformed/a.xml",
                "<rss><channel><item><title>A &amp;amp; B</title></item></channel></rss>");
        write("feeds/feedparser/illformed/b.xml", "no feed at all");
        write(
                "feeds/feedparser/expected.json",
                "[{\"file\":\"wellformed/a.xml\",\"wellFormed\":true,\"checks\":["
                        + "{\"item\":0,\"field\":\"title\",\"equals\":\"A  & B\"},"
                        + "{\"item\":0,\"field\":\"categories[0]\",\"equals\":\"none\"},"
                        + "{\"item\":3,\"field\":\"link\",\"equals\":\"none\"}]},"
                        + "{\"file\":\"illformed/b.xml\",\"wellFormed\":false,\"checks\":[]}]");
        List<String> missed = new ArrayList<>();
        FeedEvaluation measured = FeedEvaluation.measure(folder, List.of(new NewswireFeeds()), missed::add);
        assertThat(measured.results())
                .containsExactlyInAnyOrder(
                        new FeedEvaluation.Result("feedparser wellformed", "newswire", 1, 1, 3, 1),
                        new FeedEvaluation.Result("feedparser illformed", "newswire", 1, 0, 0, 0),
                        new FeedEvaluation.Result("feedparser", "newswire", 2, 1, 3, 1));
        assertThat(measured.absent()).containsExactly("gofeed");
        assertThat(measured.text()).contains("50.0 %", "33.3 %", "absent: gofeed");
        assertThat(missed).hasSize(3).anySatisfy(line -> assertThat(line).contains("newswire loses", "b.xml"));
        assertThat(measured.rows()).allSatisfy(row -> assertThat(row).containsKeys("set", "with", "parsed", "met"));
    }

    @Test
    void comparesWithWhatAnotherLibraryReads() throws IOException {
        write(
                "gofeed/parser/atom/a.xml",
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><id>urn:1</id>"
                        + "<link href='https://example.com/t'/><category term='c'/>"
                        + "<updated>2026-11-22T10:00:00Z</updated></entry></feed>");
        write(
                "gofeed/parser/atom/a.json",
                "{\"entries\":[{\"title\":\"T\",\"id\":\"urn:1\",\"links\":[{\"href\":\"https://example.com/t\"}],"
                        + "\"categories\":[{\"term\":\"c\"}],\"updatedParsed\":\"2026-11-22T10:00:00Z\"}]}");
        FeedEvaluation measured =
                FeedEvaluation.measure(folder, List.of(new NewswireFeeds(), new RomeFeeds()), line -> {});
        assertThat(measured.results())
                .containsExactlyInAnyOrder(
                        new FeedEvaluation.Result("gofeed", "newswire", 1, 1, 5, 5),
                        new FeedEvaluation.Result("gofeed", "ROME", 1, 1, 5, 5));
    }

    @Test
    void holdsWhatWasReachedOnThePublicSets() throws IOException {
        assumeTrue(Files.exists(SHARED.resolve("eval/feeds")), "the sets of feeds are not here");
        FeedEvaluation measured =
                FeedEvaluation.measure(SHARED.resolve("eval"), List.of(new NewswireFeeds()), line -> {});
        assertThat(measured.results())
                .filteredOn(result -> !result.set().contains(" "))
                .hasSize(2)
                .allSatisfy(result -> {
                    assertThat(result.parsed() / (double) result.feeds()).isGreaterThanOrEqualTo(0.99);
                    assertThat(result.met() / (double) result.checks()).isGreaterThanOrEqualTo(0.95);
                });
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
