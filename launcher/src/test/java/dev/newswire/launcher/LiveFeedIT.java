package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.launcher.Commands.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A site's news, from the address of its home page to the stream and the database, as its feed changes. */
@ExtendWith(SharedUp.class)
class LiveFeedIT {

    private static final Duration ARRIVES = Duration.ofSeconds(120);
    private static final Duration RESTS = Duration.ofSeconds(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LivePipeline up;

    LiveFeedIT(LivePipeline up) {
        this.up = up;
    }

    @Test
    void readsASiteByItsHomePageUntilItIsPausedAndRemoved() throws IOException {
        try (NewsSite site = NewsSite.open()) {
            site.publish("Ferry to Langevik runs again", "The ferry to Langevik runs again since Tuesday morning.");
            String id = add(site.home());
            eventually(() -> assertThat(revisions("Langevik")).containsExactly(1));
            eventually(() -> assertThat(up.run("search", "Langevik", "ferry", "--output", "json")
                            .out())
                    .hasSize(1));
            JsonNode listed = listed(id);
            assertThat(listed.get("url").asText()).isEqualTo(site.feed());
            assertThat(listed.get("state").asText()).isEqualTo("ACTIVE");
            assertThat(listed.get("lastStatus").asInt()).isIn(200, 304);
            assertThat(listed.get("itemsSeen").asLong()).isEqualTo(1);

            site.publish("Ferry to Langevik runs again", "The ferry to Langevik runs again, but not in the evening.");
            eventually(() -> assertThat(revisions("Langevik")).containsExactly(1, 2));

            assertThat(up.run("feed", "pause", id).exitCode()).isZero();
            assertThatRequestsEnd(site);
            assertThat(listed(id).get("state").asText()).isEqualTo("PAUSED");

            long before = site.requests();
            assertThat(up.run("feed", "resume", id).exitCode()).isZero();
            eventually(() -> assertThat(site.requests()).isGreaterThan(before));

            assertThat(up.run("feed", "remove", id).exitCode()).isZero();
            assertThatRequestsEnd(site);
            assertThat(up.run("feed", "list", "--output", "json").out()).noneMatch(line -> line.contains(id));
        }
    }

    private String add(String url) {
        Result added = up.run(
                "feed", "add", url, "--interval-min", "200ms", "--interval-max", "500ms", "--page-fetch", "never");
        assertThat(added.exitCode()).as(added.err()).isZero();
        return added.out().get(0);
    }

    /** A request may be under way when the word comes; then there is silence. */
    private static void assertThatRequestsEnd(NewsSite site) {
        await().atMost(ARRIVES).until(() -> site.quietFor(RESTS));
    }

    /** Revisions of the items that have a word in their title, as a subscriber reads them. */
    private List<Integer> revisions(String word) throws IOException {
        List<Integer> revisions = new ArrayList<>();
        for (String line : up.subscribed()) {
            JsonNode item = JSON.readTree(line);
            if (item.get("title").asText().contains(word)) {
                revisions.add(item.get("revision").asInt());
            }
        }
        return revisions;
    }

    private JsonNode listed(String id) throws IOException {
        for (String line : up.run("feed", "list", "--output", "json").out()) {
            JsonNode source = JSON.readTree(line);
            if (source.get("id").asText().equals(id)) {
                return source;
            }
        }
        throw new AssertionError("The list does not show " + id);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(ARRIVES).pollInterval(Duration.ofMillis(500)).untilAsserted(assertion);
    }
}
