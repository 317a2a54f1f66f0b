package dev.newswire.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePartitionTest {

    /** Worked out with another implementation of murmur2: should these change, every stored source is lost. */
    @ParameterizedTest
    @CsvSource({
        "https://example.org/feed.xml, 1, 2",
        "https://feeds.example.org/, 10, 3",
        "https://news.example.co.uk/rss?x=1, 10, 4",
        "https://münchen.example/feed, 4, 0",
        "http://192.0.2.7/feed, 6, 4",
    })
    void standsOnThePartitionThatKafkaGivesTheHost(String url, int ofSixteen, int ofFive) {
        assertThat(SourcePartition.of(feed("a", url), 16)).isEqualTo(ofSixteen);
        assertThat(SourcePartition.of(feed("b", url), 5)).isEqualTo(ofFive);
    }

    @ParameterizedTest
    @CsvSource({"desk, 12, 3", "agency-wire, 13, 4"})
    void standsOnThePartitionOfItsIdWithoutAnAddress(String id, int ofSixteen, int ofFive) {
        assertThat(SourcePartition.of(feed(id, null), 16)).isEqualTo(ofSixteen);
        assertThat(SourcePartition.of(feed(id, null), 5)).isEqualTo(ofFive);
    }

    @Test
    void takesEveryWayToWriteAHostForTheSame() {
        assertThat(Stream.of(
                        "https://example.org",
                        "http://www.example.org/a?b#c",
                        "HTTPS://EXAMPLE.org:8443/feed",
                        "https://user:pass@Example.Org./feed",
                        "https://example.org?feed=rss2",
                        "https://example.org#top"))
                .allSatisfy(url ->
                        assertThat(SourcePartition.host(feed("a", url))).as(url).isEqualTo("example.org"));
        assertThat(SourcePartition.host(feed("a", "https://[2001:DB8::1]:8080/feed")))
                .isEqualTo("[2001:db8::1]");
        assertThat(SourcePartition.host(feed("a", "https://münchen.example/")))
                .isEqualTo(SourcePartition.host(feed("b", "https://xn--mnchen-3ya.example/")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org:8443/feed, example.org",
        "http://192.0.2.7/feed, 192.0.2.7",
        "https://[2001:DB8::1]:8080/feed, 2001:db8::1",
        "https://münchen.example/feed, xn--mnchen-3ya.example",
    })
    void standsWhereTheBudgetOfItsHostIsKept(String url, String host) {
        assertThat(SourcePartition.ofHost(host, 16)).isEqualTo(SourcePartition.of(feed("a", url), 16));
        assertThat(SourcePartition.ofHost(host, 1000)).isEqualTo(SourcePartition.of(feed("a", url), 1000));
    }

    @Test
    void findsAPartitionForWhatIsNoAddress() {
        assertThat(Stream.of("", "mailto:x", "https://", "//", "https://a..b\uD800/", "https://" + "ü".repeat(5000)))
                .allSatisfy(url ->
                        assertThat(SourcePartition.of(feed("a", url), 16)).isBetween(0, 15));
    }

    private static SourceDefinition feed(String id, @Nullable String url) {
        return SourceDefinition.newBuilder()
                .setId(id)
                .setKind(url == null ? SourceKind.PUSH : SourceKind.FEED)
                .setUrl(url)
                .setCategories(List.of())
                .setPageFetch(PageFetch.CONFIGURED)
                .setTokenHashes(List.of())
                .setAddedAt(Instant.EPOCH)
                .build();
    }
}
