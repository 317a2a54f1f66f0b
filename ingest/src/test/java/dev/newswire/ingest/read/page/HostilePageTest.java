package dev.newswire.ingest.read.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Reader;
import dev.newswire.schemas.RawItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages built to be slow or to break. Each takes minutes where time grows with the square of what it repeats. */
class HostilePageTest {
    private static final String PROSE =
            "<p>The ferry to the island runs again from Monday, the harbour office said.</p>";

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("nested divs", page("<div class=article>".repeat(100_000) + PROSE)),
                Arguments.of("nested lists", page("<ul><li>".repeat(20_000) + PROSE)),
                Arguments.of("nested quotes", page("<blockquote>".repeat(20_000) + PROSE)),
                Arguments.of("nested tables", page("<table><tr><td>".repeat(5_000) + PROSE)),
                Arguments.of("nested articles", page("<article><h1>Ferry</h1>".repeat(8_000) + PROSE)),
                Arguments.of("nested bylines", page("<div class=author>".repeat(20_000) + "By Ines Marrow" + PROSE)),
                Arguments.of("5 MB of links", page(PROSE + "<a href=/x>one more word</a> ".repeat(180_000))),
                Arguments.of("headlines", page("<h1>The ferry runs again</h1>".repeat(20_000) + PROSE)),
                Arguments.of("paragraphs", page(PROSE.repeat(10_000))),
                Arguments.of("breaks", page("one<br><br>".repeat(60_000) + PROSE)),
                Arguments.of("class names", page("<div class='" + "share-ad ".repeat(300_000) + "'>" + PROSE)),
                Arguments.of("open emphasis", page("<b><i>".repeat(500) + PROSE.repeat(500))),
                Arguments.of("rows", page("<table>" + "<tr><td>1<td>2".repeat(25_000) + "</table>" + PROSE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @Timeout(20)
    void readsPagesOfAnyMakeInLinearTime(String name, String html) {
        assertThat(new Reader(64 << 20).read("page.html", html.getBytes(StandardCharsets.UTF_8)))
                .as(name)
                .hasSize(1);
    }

    @Test
    void readsWhatThereIsWithoutABody() {
        assertThat(body("<!doctype html><title>Frames</title><frameset><frame src=a.html></frameset>"))
                .isEmpty();
        assertThat(body("<!doctype html><head><title>Only a head</title></head>"))
                .isEmpty();
        assertThat(body("<!doctype html><title>t</title><script>var a = '<p>no</p>'</script>"))
                .isEmpty();
    }

    @Test
    void keepsWhatItCanOfABrokenPage() {
        assertThat(
                        body(
                                "<!doctype html><title>Ferry</title><div><p>The ferry to the island runs \uFFFD again from"
                                        + " Monday, the harbour office said.<p>It had been laid up &bogus; since <b>autumn<i>.</b></i>"))
                .contains("The ferry to the island runs", "again from Monday", "since autumn.")
                .doesNotContain("<b>");
    }

    @Test
    void writesNoMarkupButItsOwn() {
        String body = body(
                "<!doctype html><title>x</title><article><p onclick=alert(1)>The ferry runs again from Monday"
                        + " &lt;script&gt;alert(2)&lt;/script&gt; the harbour office said.</p>"
                        + "<p><a href=javascript:alert(3)>It had</a> been laid up since the storm in autumn.</p></article>");
        assertThat(body).contains("&lt;script&gt;").doesNotContain("onclick", "<script", "javascript");
    }

    private static String body(String html) {
        List<Reading> readings = Reader.standard().read("page.html", html);
        List<RawItem> items = Reader.items(readings);
        return items.isEmpty() ? "" : items.get(0).getBody();
    }

    private static String page(String body) {
        return "<!doctype html><html><head><title>The ferry runs again</title></head><body>" + body + "</body></html>";
    }
}
