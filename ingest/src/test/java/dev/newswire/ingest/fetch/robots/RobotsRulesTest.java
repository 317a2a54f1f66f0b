package dev.newswire.ingest.fetch.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.Growth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RobotsRulesTest {

    private static RobotsRules rules(String... lines) {
        return RobotsRules.parse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "Newswire");
    }

    @Test
    void allowsEverythingWhereNothingIsSaid() {
        assertThat(rules().allows("/a")).isTrue();
        assertThat(rules("User-agent: *", "Disallow:").allows("/a")).isTrue();
        assertThat(rules("User-agent: Other", "Disallow: /").allows("/a")).isTrue();
        assertThat(rules("Disallow: /").allows("/a")).isTrue();
        assertThat(rules("<html><body>Not found: here</body></html>").allows("/a"))
                .isTrue();
    }

    @Test
    void obeysTheGroupForEverybody() {
        RobotsRules rules = rules("User-agent: *", "Disallow: /private");
        assertThat(rules.allows("/private")).isFalse();
        assertThat(rules.allows("/private/a")).isFalse();
        assertThat(rules.allows("/privateer")).isFalse();
        assertThat(rules.allows("/public")).isTrue();
    }

    @Test
    void prefersTheGroupThatNamesUs() {
        RobotsRules rules = rules(
                "User-agent: *",
                "Disallow: /",
                "",
                "User-agent: newsWIRE",
                "Disallow: /a",
                "",
                "User-agent: Newswirebot",
                "Disallow: /b");
        assertThat(rules.allows("/x")).isTrue();
        assertThat(rules.allows("/a")).isFalse();
        assertThat(rules.allows("/b")).isTrue();
    }

    @Test
    void obeysAnEmptyGroupThatNamesUs() {
        assertThat(rules("User-agent: *", "Disallow: /", "User-agent: Newswire", "Allow:")
                        .allows("/x"))
                .isTrue();
    }

    @Test
    void joinsGroupsOfOneNameAndGroupsOfSeveralNames() {
        RobotsRules rules = rules(
                "User-agent: Newswire/1.0",
                "Disallow: /a",
                "User-agent: Other",
                "User-agent: Newswire",
                "Disallow: /b",
                "User-agent: *",
                "Disallow: /c");
        assertThat(rules.allows("/a")).isFalse();
        assertThat(rules.allows("/b")).isFalse();
        assertThat(rules.allows("/c")).isTrue();
    }

    @Test
    void letsOtherLinesStandAnywhere() {
        RobotsRules rules = rules(
                "\uFEFFUser-Agent : Newswire # that is us",
                "Sitemap: https://a.example/one.xml",
                "Host: a.example",
                "nonsense",
                "User-agent: Other",
                "DISALLOW : /a # not there",
                "Sitemap: https://a.example/two.xml");
        assertThat(rules.allows("/a")).isFalse();
        assertThat(rules.sitemaps()).containsExactly("https://a.example/one.xml", "https://a.example/two.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "/fish, /fish, true",
        "/fish, /fish.html, true",
        "/fish, /Fish.asp, false",
        "/fish, /catfish, false",
        "/fish*, /fish, true",
        "/fish/, /fish, false",
        "/fish/, /fish/?id=1, true",
        "/*.php, /index.php, true",
        "/*.php, /folder/x.php?p=1, true",
        "/*.php, /windows.PHP, false",
        "/*.php$, /filename.php, true",
        "/*.php$, /filename.php?p, false",
        "/*.php$, /filename.php/, false",
        "/*.php$, /a.php.php, true",
        "/fish*.php, /fishheads/catfish.php?p, true",
        "/fish*.php, /Fish.PHP, false",
        "/$, /, true",
        "/$, /a, false",
        "*/a, /b/a, true",
        "/a*b*c$, /axxbxxc, true",
        "/a*b*c$, /abcb, false",
        "/a*bc*bc$, /abc, false",
        "/**a, /xa, true",
        "/*?, /a?b, true",
        "/*?, /a, false",
        "/a$b, /a$b, true",
        "/foo/bar/ツ, /foo/bar/%E3%83%84, true",
        "/foo/bar/%E3%83%84, /foo/bar/%e3%83%84, true",
        "/foo/bar/%62%61%7A, /foo/bar/baz, true",
        "/foo/bar?baz=https://a.b, /foo/bar?baz=https://a.b, true",
        "/a%2Fb, /a/b, false",
        "fish, /fish, false"
    })
    void matchesPatternsAsTheStandardDoes(String pattern, String path, boolean matches) {
        assertThat(rules("User-agent: *", "Disallow: " + pattern).allows(path)).isEqualTo(!matches);
    }

    @ParameterizedTest
    @CsvSource({
        "/p, /, /page, true",
        "/folder, /folder, /folder/page, true",
        "/page, /*.htm, /page.htm, false",
        "/page, /*.ph, /page.php5, true",
        "/$, /, /, true",
        "/$, /, /page.htm, false",
        "/example/page/, /example/page/disallowed.gif, /example/page/disallowed.gif, false"
    })
    void letsTheLongestPatternDecideAndAllowAtATie(String allow, String disallow, String path, boolean allowed) {
        assertThat(rules("User-agent: *", "Disallow: " + disallow, "Allow: " + allow)
                        .allows(path))
                .isEqualTo(allowed);
        assertThat(rules("User-agent: *", "Allow: " + allow, "Disallow: " + disallow)
                        .allows(path))
                .isEqualTo(allowed);
    }

    @Test
    void alwaysAllowsItsOwnFile() {
        assertThat(rules("User-agent: *", "Disallow: /").allows("/robots.txt")).isTrue();
    }

    @Test
    void readsTheDelayOfOurGroup() {
        assertThat(rules("User-agent: *", "Crawl-delay: 10", "Disallow: /x").crawlDelay())
                .contains(Duration.ofSeconds(10));
        assertThat(rules("User-agent: *", "Crawl-delay: 0.5").crawlDelay()).contains(Duration.ofMillis(500));
        assertThat(rules("User-agent: *", "Crawl-delay: soon").crawlDelay()).isEmpty();
        assertThat(rules("User-agent: *", "Crawl-delay: -1").crawlDelay()).isEmpty();
        assertThat(rules("User-agent: *", "Crawl-delay: NaN").crawlDelay()).isEmpty();
        assertThat(rules("User-agent: *", "Crawl-delay: 1e99").crawlDelay()).contains(Duration.ofDays(1));
        assertThat(rules("User-agent: *", "Crawl-delay: 9", "User-agent: Newswire", "Crawl-delay: 2")
                        .crawlDelay())
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void readsNoMoreThanFiveHundredKibibytes() {
        String padding = ("# " + "x".repeat(98) + "\n").repeat(5_200);
        assertThat(rules("User-agent: *", "Disallow: /early", padding, "Disallow: /late")
                        .allows("/late"))
                .isTrue();
        assertThat(rules("User-agent: *", "Disallow: /early", padding, "Disallow: /late")
                        .allows("/early"))
                .isFalse();
    }

    @Test
    void understandsAllLineEnds() {
        assertThat(rules("User-agent: *\r\nDisallow: /a\rDisallow: /b\nDisallow: /c")
                        .allows("/b"))
                .isFalse();
    }

    @Test
    void findsLongPiecesOfPatterns() {
        String piece = "ab".repeat(20) + "c";
        RobotsRules rules = rules("User-agent: *", "Disallow: /*" + piece + "*end");
        assertThat(rules.allows("/" + "ab".repeat(30) + "c/the-end")).isFalse();
        assertThat(rules.allows("/x" + piece + "end")).isFalse();
        assertThat(rules.allows("/" + "ab".repeat(19) + "c/the-end")).isTrue();
        assertThat(rules.allows("/end" + piece)).isTrue();
    }

    @Test
    void staysQuickWhateverTheRules() {
        Growth.assertLinear(
                500,
                length -> {
                    String rule = "Disallow: /*" + "a".repeat(length / 2) + "b*c\n";
                    return new Visit("User-agent: *\n" + rule.repeat(490_000 / rule.length()), "a".repeat(length));
                },
                RobotsRulesTest::allowed);
        Growth.assertLinear(
                500,
                length -> new Visit(
                        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*a*b\n".repeat(500), "a".repeat(length)),
                RobotsRulesTest::allowed);
    }

    private record Visit(String file, String path) {}

    private static void allowed(Visit visit) {
        assertThat(rules(visit.file()).allows('/' + visit.path())).isTrue();
    }
}
