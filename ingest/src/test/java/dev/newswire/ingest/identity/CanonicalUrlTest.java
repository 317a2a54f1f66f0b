package dev.newswire.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "HTTPS://Example.ORG/A,                             https://example.org/A",
                "https://example.org,                               https://example.org/",
                "https://example.org:443/a,                         https://example.org/a",
                "http://example.org:80/a,                           http://example.org/a",
                "http://example.org:8080/a,                         http://example.org:8080/a",
                "https://example.org:/a,                            https://example.org/a",
                "https://example.org./a,                            https://example.org/a",
                "https://example.org/a#top,                         https://example.org/a",
                "https://example.org/a/../b/./c,                    https://example.org/b/c",
                "https://example.org/../../a,                       https://example.org/a",
                "https://example.org/a/..,                          https://example.org/",
                "https://example.org/%7euser/%c3%a9,                https://example.org/~user/%C3%A9",
                "https://example.org/é,                             https://example.org/%C3%A9",
                "https://example.org/a b,                           https://example.org/a%20b",
                "https://example.org/100%,                          https://example.org/100%25",
                "https://example.org/a?,                            https://example.org/a",
                "https://example.org/a?b=2&a=1,                     https://example.org/a?b=2&a=1",
                "https://example.org/a?utm_source=x&id=7&fbclid=y,  https://example.org/a?id=7",
                "https://example.org/a?UTM_Source=x,                https://example.org/a",
                "https://example.org/a?&&id=7&,                     https://example.org/a?id=7",
                "https://user:secret@example.org/a,                 https://example.org/a",
                "//example.org/a,                                   https://example.org/a",
                "https://bücher.example/a,                          https://xn--bcher-kva.example/a",
                "https://президент.рф/новости,                      https://xn--d1abbgf6aiiy.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8",
                "https://[2001:DB8::1]:8443/a,                      https://[2001:db8::1]:8443/a",
                "https://m.example.org/a,                           https://example.org/a",
                "https://mobile.example.org/a,                      https://example.org/a",
                "https://en.m.example.org/a,                        https://en.example.org/a",
                "https://m.example/a,                               https://m.example/a",
                "https://amp.example.org/a,                         https://example.org/a",
                "https://example.org/news/story/amp,                https://example.org/news/story",
                "https://example.org/news/story/amp/,               https://example.org/news/story/",
                "https://example.org/amp/news/story,                https://example.org/news/story",
                "https://example.org/story.amp.html,                https://example.org/story.html",
                "https://example.org/story.amp,                     https://example.org/story",
                "https://example.org/amp,                           https://example.org/amp",
                "https://example.org/story?outputType=amp&p=2,      https://example.org/story?p=2",
                "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/story?x=1, https://www.example.org/story?x=1",
                "https://www.google.com/amp/s/www.example.org/story/amp, https://www.example.org/story",
                "https://example.org/a;jsessionid=12AB?x=1,         https://example.org/a?x=1",
                "https://example.org/a/.;jsessionid=12AB,              https://example.org/a/",
            })
    void bringsEveryWayToWriteAnAddressToOne(String claimed, String canonical) {
        assertThat(CanonicalUrl.of(claimed)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.org/a",
                "/a",
                "ftp://example.org/a",
                "javascript:alert(1)",
                "data:text/html,x",
                "mailto:a@b",
                "urn:uuid:1",
                "https://",
                "https:///a",
                "https://exa mple.org/",
                "https://example..org/",
                "https://.org/",
                "https://example.org:99999/",
                "https://example.org:1x/",
                "https://[::zz]/",
                "https://a%00b/",
                "https://a\\b/",
                "https://\u0000/",
                "https://ex\uFFFDample.org/",
                "https://℀.org/"
            })
    void givesNoneForWhatIsNoAddress(String claimed) {
        assertThat(CanonicalUrl.of(claimed)).isEmpty();
    }

    @Test
    void givesNoneForAnAddressThatIsHuge() {
        assertThat(CanonicalUrl.of("https://example.org/" + "a/../".repeat(2_000_000)))
                .isEmpty();
        assertThat(CanonicalUrl.of("https://" + "a.".repeat(2_000) + "org/")).isEmpty();
    }

    @Test
    void keepsParametersOfPicturesAndResolvesRelativeOnes() {
        assertThat(CanonicalUrl.resolve("https://example.org/a/b", "../img/ü.jpg?w=1&utm_source=x"))
                .contains("https://example.org/img/%C3%BC.jpg?w=1&utm_source=x");
        assertThat(CanonicalUrl.resolve(null, "img.jpg")).isEmpty();
        assertThat(CanonicalUrl.resolve("http://example.org/", "//cdn.example/x"))
                .contains("http://cdn.example/x");
        assertThat(CanonicalUrl.resolve("https://example.org/a", "javascript:alert(1)"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g/",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "g?y/./x, http://a/b/c/g?y/./x",
        "g#s, http://a/b/c/g",
        "g?y#s, http://a/b/c/g?y",
        ";x, http://a/b/c/;x",
        "g;x=1/../y, http://a/b/c/y",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../g, http://a/b/g",
        "../.., http://a/",
        "../../../g, http://a/g",
        "/./g, http://a/g",
        "g., http://a/b/c/g.",
        "./../g, http://a/b/g"
    })
    void resolvesTheExamplesOfTheStandard(String reference, String address) {
        assertThat(CanonicalUrl.resolve("http://a/b/c/d;p?q", reference)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "#s", "g:h", "mailto:a@b.example", "http:g", "12:30"})
    void resolvesNothingThatNamesNoOtherPage(String reference) {
        assertThat(CanonicalUrl.resolve("http://a/b/c/d;p?q", reference)).isEmpty();
    }

    @Test
    void namesTheSiteOfAnAddress() {
        assertThat(CanonicalUrl.site("https://www.example.org/a")).contains("example.org");
        assertThat(CanonicalUrl.site(null)).isEmpty();
    }
}
