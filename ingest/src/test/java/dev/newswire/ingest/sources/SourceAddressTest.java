package dev.newswire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://Example.ORG/Feed, https://example.org/Feed",
        "' http://example.org:80 ', http://example.org/",
        "example.org, https://example.org/",
        "example.org:8080/feed?x=1, https://example.org:8080/feed?x=1",
        "localhost:8080/feed, https://localhost:8080/feed",
        "feed:https://example.org/feed, https://example.org/feed",
        "feed://example.org/feed, http://example.org/feed",
        "https://example.org/feed?utm_source=rss#top, https://example.org/feed?utm_source=rss",
        "https://münchen.example/ä, https://xn--mnchen-3ya.example/%C3%A4",
        "http://[2001:DB8::1]:8080/feed, http://[2001:db8::1]:8080/feed",
        "http://127.0.0.1:9/feed, http://127.0.0.1:9/feed",
    })
    void writesAnAddressInOneForm(String claimed, String url) {
        assertThat(SourceAddress.fault(claimed)).isEmpty();
        assertThat(SourceAddress.of(claimed)).map(SourceAddress::url).contains(url);
    }

    @ParameterizedTest
    @CsvSource({
        "'', has no address",
        "'  ', has no address",
        "notes/today, is no http or https address",
        "ftp://example.org/feed, is no http or https address",
        "file:///etc/passwd, is no http or https address",
        "javascript:alert(1), is no http or https address",
        "mailto:desk@example.org, is no http or https address",
        "https://user:secret@example.org/feed, 'carries a user name, which Newswire does not keep'",
        "https:///feed, is no address",
        "https://exa mple.org/, is no address",
    })
    void saysWhatIsWrongWithWhatIsNone(String claimed, String fault) {
        assertThat(SourceAddress.fault(claimed)).contains(fault);
        assertThat(SourceAddress.of(claimed)).isEmpty();
    }

    @Test
    void tellsNoSchemesApartButPathsAndQueries() {
        assertThat(key("http://example.org/feed")).isEqualTo(key("https://EXAMPLE.org/feed#x"));
        assertThat(key("https://example.org/feed"))
                .isNotEqualTo(key("https://example.org/Feed"))
                .isNotEqualTo(key("https://example.org/feed?page=2"))
                .isNotEqualTo(key("https://www.example.org/feed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "https://\u0000/", "https://[::/", "https://a:99999/", "http://", "://", "feed:"})
    void refusesWhatIsHostile(String claimed) {
        assertThat(SourceAddress.of(claimed)).isEmpty();
        assertThat(SourceAddress.of("https://" + "a".repeat(1_000_000))).isEmpty();
    }

    private static String key(String claimed) {
        return SourceAddress.of(claimed).orElseThrow().key();
    }
}
