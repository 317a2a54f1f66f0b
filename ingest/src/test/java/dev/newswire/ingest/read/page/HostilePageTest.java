package dev.newswire.ingest.read.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.Growth;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Reader;
import dev.newswire.schemas.RawItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages built to be slow or to break. */
class HostilePageTest {
    private static final String PROSE =
            "<p>The ferry to the island runs again from Monday, the harbour office said.</p>";

    static Stream<Arguments> pages() {
        return Stream.of(
                pages("nested divs", n -> "<div class=article>".repeat(n) + PROSE),
                pages("nested lists", n -> "<ul><li>".repeat(n) + PROSE),
                pages("nested quotes", n -> "<blockquote>".repeat(n) + PROSE),
                pages("nested tables", n -> "<table><tr><td>".repeat(n) + PROSE),
                pages("nested articles", n -> "<article><h1>Ferry</h1>".repeat(n) + PROSE),
                pages("nested bylines", n -> "<div class=author>".repeat(n) + "By Ines Marrow" + PROSE),
                pages("links", n -> PROSE + "<a href=/x>one more word</a> ".repeat(n)),
                pages("headlines", n -> "<h1>The ferry runs again</h1>".repeat(n) + PROSE),
                pages("paragraphs", n -> PROSE.repeat(n)),
                pages("breaks", n -> "one<br><br>".repeat(n) + PROSE),
                pages("class names", n -> "<div class='" + "share-ad ".repeat(8 * n) + "'>" + PROSE),
                pages("open emphasis", n -> "<b><i>".repeat(n / 8) + PROSE.repeat(n / 8)),
                pages("rows", n -> "<table>" + "<tr><td>1<td>2".repeat(n) + "</table>" + PROSE));
    }

    private static Arguments pages(String name, IntFunction<String> body) {
        return Arguments.of(name, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @Timeout(60)
    void readsPagesOfAnyMakeInLinearTime(String name, IntFunction<String> body) {
        Reader reader = new Reader(64 << 20);
        Growth.assertLinear(
                750,
                n -> page(body.apply(n)).getBytes(StandardCharsets.UTF_8),
                html -> assertThat(reader.read("page.html", html)).as(name).hasSize(1));
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
