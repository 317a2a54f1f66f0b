package dev.newswire.ingest.fetch.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlPolicyTest {
    private final UrlPolicy policy = new UrlPolicy(100);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://news.example/feed",
                "HTTPS://news.example",
                "https://news.example:8443/feed?a=b",
                "http://news.example:443/",
                "http://[2606:4700::1]/feed",
                "http://under_score.example/feed",
                "http://nachrichten-für-alle.example/feed"
            })
    void letsWebAddressesPass(String url) {
        assertThat(policy.refusal(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://news.example/feed",
                "file:///etc/passwd",
                "gopher://news.example:70/",
                "jar:http://news.example!/",
                "mailto:a@news.example",
                "feed",
                "http:///feed",
                "https://a_b:80:x/",
                "http://user@news.example/",
                "http://user:secret@news.example/",
                "http://[fe80::1%25eth0]/",
                "http://news.example:22/",
                "http://news.example:25/",
                "http://news.example:0/",
                "http://news.example:6667/",
                "http://news.example:99999/"
            })
    void refusesTheRest(String url) {
        assertThat(policy.refusal(URI.create(url))).isPresent();
    }

    @Test
    void refusesAddressesThatAreTooLong() {
        assertThat(policy.refusal(URI.create("http://news.example/" + "a".repeat(90))))
                .isPresent();
    }

    @Test
    void repeatsNoPassword() {
        assertThat(policy.refusal(URI.create("http://user:secret@news.example/"))
                        .orElseThrow())
                .doesNotContain("secret")
                .contains("news.example");
    }
}
