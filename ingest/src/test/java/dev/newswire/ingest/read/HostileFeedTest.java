package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.Growth;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFeedTest {
    private static final String HEAD = "<rss version='2.0'><channel><title>T</title>";

    private final Reader reader = Reader.standard();

    @Test
    void keepsRefusedEntriesByteForByte() {
        String entry =
                "<item ><!-- note --><title><![CDATA[Дом & сад]]></title>" + "<b>".repeat(300) + "<?pi?></item >";
        byte[] feed = ("<?xml version='1.0' encoding='windows-1251'?>" + HEAD + entry
                        + "\n<item><title>После</title></item>")
                .getBytes(Charset.forName("windows-1251"));
        List<Reading> readings = reader.read("a.rss", feed);
        assertThat(Reader.items(readings)).extracting(item -> item.getTitle()).containsExactly("После");
        assertThat(readings.get(0)).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.TOO_DEEP);
            assertThat(refused.truncated()).isFalse();
            assertThat(new String(refused.bytes(), Charset.forName("windows-1251")))
                    .isEqualTo(entry);
        });
    }

    @Test
    void saysThatAFeedBreaksOffInsideATag() {
        List<Reading> readings =
                reader.read("a.rss", HEAD + "<item><title>One</title></item><item><title>Two</title><li");
        assertThat(Reader.items(readings)).hasSize(1);
        assertThat(readings.get(1)).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.MALFORMED_FEED);
            assertThat(new String(refused.bytes(), StandardCharsets.UTF_8)).isEqualTo("<item><title>Two</title><li");
        });
    }

    @Test
    void refusesAnEntryThatIsTooLargeAndReadsTheNext() {
        Reader small = new Reader(2_000);
        List<Reading> readings = small.read(
                "a.rss",
                HEAD + "<item><title>" + "x".repeat(3_000) + "</title></item><item><title>Next</title></item>");
        assertThat(Reader.reasons(readings)).containsExactly(Reason.TOO_LARGE);
        assertThat(Reader.items(readings)).extracting(item -> item.getTitle()).containsExactly("Next");
    }

    @Test
    @Timeout(20)
    void expandsNoEntityAndFetchesNoneWhateverADocumentTypeDeclares() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"boom\">");
        for (int i = 1; i < 20_000; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append("&a")
                    .append(i - 1)
                    .append(";")
                    .append("\">");
        }
        bomb.append("<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\">%p;<!ENTITY f SYSTEM 'file:///etc/passwd'>]>");
        List<Reading> readings =
                reader.read("a.rss", bomb + HEAD + "<item><title>&a19999; &f; stays</title></item></channel></rss>");
        assertThat(Reader.items(readings)).singleElement().satisfies(item -> assertThat(item.getTitle())
                .isEqualTo("&a19999; &f; stays"));
    }

    @Test
    void readsTheDocumentTypeOfNetscapesFeeds() {
        List<Reading> readings = reader.read(
                "a.rss",
                "<?xml version='1.0'?><!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
                        + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version='0.91'><channel>"
                        + "<item><title>Caf&eacute;</title></item></channel></rss>");
        assertThat(Reader.items(readings)).singleElement().satisfies(item -> assertThat(item.getTitle())
                .isEqualTo("Café"));
    }

    static Stream<IntFunction<String>> endless() {
        return Stream.of(
                n -> "<item><title " + "a=\"".repeat(n),
                n -> "<item>" + "<a b=\"".repeat(n) + "</item>",
                n -> "<item>" + "<![CDATA[".repeat(n) + "</item>",
                n -> "<item><title>" + "<![CDATA[x]]>".repeat(n) + "</title></item>",
                n -> "<item><title>" + "&".repeat(n) + "</title></item>",
                n -> "<item><title>" + "&lt;a href=x".repeat(n) + "</title></item>",
                n -> "<item><description>" + "&lt;a href='x' src=\"y\">".repeat(n) + "</description></item>",
                n -> "<item>" + "<title>".repeat(150) + "<link>x</link>".repeat(n) + "</item>",
                n -> "<item>" + "<x xml:base='a/'>".repeat(150) + "<img src='b'/>".repeat(n) + "</item>",
                n -> "<item><description>" + "<x xml:base='a/'>".repeat(150) + "<img src='b'/>".repeat(n)
                        + "</description></item>",
                n -> "<item>" + "<x:y xmlns:x='u'>".repeat(150) + "<x:z/>".repeat(n) + "</item>",
                n -> "<item>".repeat(n / 4),
                n -> "<item/>".repeat(n / 4),
                n -> "<item><title>x</title>" + "<p>".repeat(n),
                n -> "<!--".repeat(n),
                n -> "<!DOCTYPE x [".repeat(n),
                n -> "</x>".repeat(n) + "<item><title>t</title></item>",
                n -> "<item>" + "</x>".repeat(n) + "</item>",
                n -> "<item>" + "<category>x</category>".repeat(n) + "</item>",
                n -> "<item><guid>" + "<b>x</b>".repeat(n) + "</guid></item>",
                n -> "<item><pubDate>" + "1 ".repeat(n) + "</pubDate></item>");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("endless")
    @Timeout(60)
    void readsWhatIsRepeatedWithoutEndInLinearTime(IntFunction<String> part) {
        Growth.assertLinear(1_000, n -> HEAD + part.apply(n) + "</channel></rss>", this::read);
        Growth.assertLinear(
                1_000,
                n -> "<feed xmlns='http://www.w3.org/2005/Atom'>"
                        + part.apply(n).replace("item", "entry"),
                this::read);
    }

    private void read(String feed) {
        assertThat(reader.read("a.rss", feed)).isNotEmpty();
    }
}
