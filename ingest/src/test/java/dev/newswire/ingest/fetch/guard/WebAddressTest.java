package dev.newswire.ingest.fetch.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class WebAddressTest {

    private static WebAddress of(String url) {
        return WebAddress.of(URI.create(url));
    }

    @Test
    void takesAnAddressApart() {
        assertThat(of("HTTPS://Www.News.Example.:8443/a%20b;c?d=%2F&e#f"))
                .isEqualTo(new WebAddress("https", false, "www.news.example", 8443, "/a%20b;c?d=%2F&e"));
    }

    @Test
    void knowsThePortOfEachScheme() {
        assertThat(of("http://a.example").port()).isEqualTo(80);
        assertThat(of("https://a.example:").port()).isEqualTo(443);
        assertThat(of("https://a.example").target()).isEqualTo("/");
        assertThat(of("https://a.example?b").target()).isEqualTo("/?b");
    }

    @Test
    void writesForeignLettersAsServersExpectThem() {
        assertThat(of("http://müller.example/straße"))
                .isEqualTo(new WebAddress("http", false, "xn--mller-kva.example", 80, "/stra%C3%9Fe"));
    }

    @Test
    void takesSitesWithAndWithoutWwwForOne() {
        assertThat(of("http://www.a.example/").site()).isEqualTo("a.example");
        assertThat(of("http://a.example/").site()).isEqualTo("a.example");
    }

    @Test
    void keepsOriginsApartByPort() {
        assertThat(of("http://a.example/x").origin()).isEqualTo("http://a.example:80");
        assertThat(of("http://[2606::1]:81/x").origin()).isEqualTo("http://[2606::1]:81");
    }
}
