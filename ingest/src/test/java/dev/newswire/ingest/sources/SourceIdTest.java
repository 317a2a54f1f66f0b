package dev.newswire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceIdTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/feed/, example.org",
        "https://feeds.example.org/world/africa/rss.xml, feeds.example.org-world-africa",
        "https://example.org/?feed=rss2, example.org",
        "https://example.org/rss.php?section=5, example.org-section-5",
        "https://example.org:8443/News/Top_Stories.rdf, example.org-8443-news-top_stories",
        "https://münchen.example/feed, xn--mnchen-3ya.example",
        "http://[2001:db8::1]/feed, 2001-db8-1",
        "https://example.org/%D0%BC%D0%B8%D1%80/feed, example.org-d0-bc-d0-b8-d1-80",
    })
    void saysHostFirstAndLeavesOutWhatEveryFeedHas(String url, String id) {
        assertThat(of(url, Set.of())).isEqualTo(id);
        assertThat(SourceId.fault(id)).isEmpty();
    }

    @Test
    void saysMoreWhereTheShortIdIsTaken() {
        Set<String> taken = new HashSet<>();
        taken.add(of("https://example.org/feed", taken));
        taken.add(of("https://example.org/rss", taken));
        taken.add(of("https://example.org/atom.xml", taken));
        taken.add(of("https://example.org/Atom.xml", taken));

        assertThat(taken)
                .hasSize(4)
                .contains("example.org", "example.org-rss", "example.org-atom")
                .anyMatch(id -> id.matches("example\\.org-[0-9a-f]{8}"));
    }

    @Test
    void keepsItHandyHoweverLongTheAddress() {
        String longOne = of("https://example.org/" + "very/long/".repeat(300), Set.of());

        assertThat(longOne).hasSizeLessThanOrEqualTo(72).startsWith("example.org-very-long");
        assertThat(of("https://example.org/" + "very/long/".repeat(301), Set.of()))
                .isNotEqualTo(longOne);
    }

    @ParameterizedTest
    @CsvSource({"''", "Example", "a b", "a/b", "ä"})
    void knowsWhatIsNoId(String id) {
        assertThat(SourceId.fault(id)).isPresent();
    }

    private static String of(String url, Set<String> taken) {
        return SourceId.of(SourceAddress.of(url).orElseThrow(), taken::contains);
    }
}
