package dev.newswire.ingest.sources.opml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.ingest.sources.Sources;
import dev.newswire.ingest.sources.opml.OpmlImport.Refusal;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class OpmlImportTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    @Test
    void takesNestedFoldersForCategories() {
        OpmlImport read = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0"><head><title>Mine</title></head><body>
                <outline text="News"><outline title="Africa &amp; Asia">
                  <outline type="rss" text="World" xmlUrl="https://example.org/world/feed" language="en-GB"/>
                </outline>
                <outline text="Local" xmlUrl="https://local.example/rss?a=1&b=2" category="/Town/Council,weather"></outline>
                </outline>
                <outline text="Alone" xmlUrl="http://alone.example/"/>
                </body></opml>
                """);

        assertThat(read.refusals()).isEmpty();
        assertThat(read.cutOff()).isFalse();
        assertThat(read.added()).isEqualTo(3);
        assertThat(read.edit().put())
                .extracting(
                        SourceDefinition::getId,
                        SourceDefinition::getUrl,
                        SourceDefinition::getName,
                        SourceDefinition::getLanguage,
                        SourceDefinition::getCategories)
                .containsExactly(
                        row(
                                "example.org-world",
                                "https://example.org/world/feed",
                                "World",
                                "en-GB",
                                "News",
                                "Africa & Asia"),
                        row(
                                "local.example-a-1-b-2",
                                "https://local.example/rss?a=1&b=2",
                                "Local",
                                null,
                                "News",
                                "Town",
                                "Council",
                                "weather"),
                        row("alone.example", "http://alone.example/", "Alone", null));
    }

    @Test
    void joinsTheCategoriesOfWhatIsThereTwice() {
        OpmlImport read = read("""
                <opml version="1.0"><body>
                <outline text="A"><outline text="x" xmlUrl="https://example.org/feed"/></outline>
                <outline text="B"><outline text="x" xmlURL="http://EXAMPLE.org/feed#top"/></outline>
                </body></opml>""");

        assertThat(read.added()).isEqualTo(1);
        assertThat(read.repeated()).isEqualTo(1);
        assertThat(read.edit().put()).singleElement().satisfies(source -> assertThat(source.getCategories())
                .containsExactly("A", "B"));
    }

    @Test
    void leavesKnownSourcesAsTheyAre() {
        String document = "<opml><body><outline text='N' xmlUrl='https://example.org/feed'/>"
                + "<outline text='N' xmlUrl='https://example.org/feed'/></body></opml>";
        SourceDefinition known = read(document).edit().put().get(0);

        OpmlImport again =
                OpmlImport.of(bytes(document), "x.opml", Sources.set(known), NOW, address -> Optional.empty());

        assertThat(again.known()).isEqualTo(1);
        assertThat(again.repeated()).isEqualTo(1);
        assertThat(again.edit().put()).isEmpty();
    }

    @Test
    void refusesByLineWhatCanBeNoSource() {
        OpmlImport read = OpmlImport.of(
                bytes("""
                <opml><body>
                <outline text="No address"/>
                <outline text="Mail" xmlUrl="mailto:desk@example.org"/>

                <outline text="Secret" xmlUrl="https://me:pw@example.org/feed"/>
                <outline text="List" type="include" url="https://example.org/more.opml"/>
                <outline text="Link" type="link" url="https://example.org/page"/>
                <outline text="Inside" xmlUrl="http://127.0.0.1/feed"/>
                <outline text="Odd" xmlUrl="https://odd.example/" newswire:min-interval="often"/>
                <outline text="Good" xmlUrl="https://good.example/"/>
                </body></opml>"""),
                "x.opml",
                Sources.set(),
                NOW,
                address -> address.url().contains("127.0.0.1") ? Optional.of("is forbidden") : Optional.empty());

        assertThat(read.added()).isEqualTo(1);
        assertThat(read.refusals())
                .containsExactly(
                        new Refusal(2, "No address", "has no xmlUrl"),
                        new Refusal(3, "mailto:desk@example.org", "is no http or https address"),
                        new Refusal(
                                5,
                                "https://me:pw@example.org/feed",
                                "carries a user name, which Newswire does not keep"),
                        new Refusal(6, "https://example.org/more.opml", "includes another list; import that by itself"),
                        new Refusal(7, "Link", "has no xmlUrl"),
                        new Refusal(8, "http://127.0.0.1/feed", "is forbidden"),
                        new Refusal(9, "https://odd.example/", "asks for the interval 'often', which is no duration"));
    }

    @Test
    void readsWhatIsLeftOfABrokenDocument() {
        OpmlImport read = read("""
                <opml><body>
                <outline text="The "Best" Blog" xmlUrl="https://best.example/feed">
                <outline text='Unclosed xmlUrl="https://lost.example/"
                <outline text=bare xmlUrl=https://bare.example/feed />
                <outline text="A &nbsp; B & C" xmlUrl="https://nbsp.example/" / >
                <!-- <outline xmlUrl="https://comment.example/"/> -->
                <outline text="Cut" xmlUrl="https://cut.exam""");

        assertThat(read.cutOff()).isTrue();
        assertThat(read.edit().put())
                .extracting(SourceDefinition::getUrl)
                .containsExactly("https://best.example/feed", "https://bare.example/feed", "https://nbsp.example/");
        assertThat(read.edit().put().get(2).getName()).isEqualTo("A \u00a0 B & C");
        assertThat(read.refusals()).extracting(Refusal::line).containsExactly(3, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "UTF-16LE", "UTF-16BE", "Shift_JIS", "UTF-8"})
    void readsEveryCharset(String charset) {
        String name = charset.equals("Shift_JIS") ? "東京のニュース" : "Новости Москвы сегодня";
        String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        byte[] document = (mark + "<?xml version='1.0' encoding='" + charset + "'?><opml><body><outline text='" + name
                        + "' xmlUrl='https://example.org/'/></body></opml>")
                .getBytes(Charset.forName(charset));

        OpmlImport read = OpmlImport.of(document, "x.opml", Sources.set(), NOW, address -> Optional.empty());

        assertThat(read.edit().put()).singleElement().satisfies(source -> assertThat(source.getName())
                .isEqualTo(name));
    }

    @Test
    void expandsAndFetchesNothingThatADocumentTypeDeclares() {
        OpmlImport read = read("""
                <?xml version="1.0"?>
                <!DOCTYPE opml [
                  <!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">
                  <!ENTITY xxe SYSTEM "file:///etc/passwd"> <!ENTITY quoted "]>">
                ]>
                <opml><body><outline text="&lol2; &xxe;" xmlUrl="https://example.org/"/></body></opml>""");

        assertThat(read.edit().put()).singleElement().satisfies(source -> assertThat(source.getName())
                .isEqualTo("&lol2; &xxe;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body><a href='x'>no</a></body></html>", "{\"json\": true}", "\u0000\u0001<<<<"})
    void refusesWhatIsNoOpml(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(UserError.class).hasMessageContaining("x.opml");
    }

    @Test
    void takesLinearTimeForWhatIsHostile() {
        assertThat(read("<opml>" + "<outline text='d'>".repeat(90_000) + "<outline xmlUrl='https://deep.example/'/>")
                        .added())
                .isEqualTo(1);
        assertThat(read("<opml><outline " + "a='".repeat(2_000_000)).refusals()).hasSize(1);
        assertThat(read("<opml>" + "<!--".repeat(1_000_000)).cutOff()).isTrue();
        assertThat(read("<opml>" + "<![".repeat(1_000_000) + "<outline").cutOff())
                .isTrue();
        assertThat(read("<opml><outline text='" + "&amp;".repeat(1_000_000) + "' xmlUrl='https://a.example/'/>")
                        .added())
                .isEqualTo(1);
        assertThatThrownBy(() -> read("<opml>" + "<outline/>".repeat(100_001)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("100000");
    }

    @Test
    void comesBackAsItWentOut() {
        SourceDefinition full = SourceDefinition.newBuilder(Sources.feed("full", "https://example.org/a?b=1&c=%22"))
                .setKind(SourceKind.SITEMAP)
                .setName("Ünïcode <\"&'> \uD83D\uDCF0")
                .setLanguage("pt-BR")
                .setCategories(List.of("World, and more", "a/b", "c"))
                .setPageFetch(PageFetch.WHEN_SHORT)
                .setMinInterval(90_000L)
                .setMaxInterval(86_400_000L)
                .setPaused(true)
                .setAddedAt(NOW)
                .build();
        SourceDefinition plain = SourceDefinition.newBuilder(Sources.feed("plain", "http://plain.example/"))
                .setAddedAt(NOW)
                .build();
        SourceDefinition push = SourceDefinition.newBuilder(Sources.feed("push", "https://unused.example/"))
                .setUrl(null)
                .setKind(SourceKind.PUSH)
                .build();

        String document = OpmlWriter.write(List.of(full, plain, push), NOW);

        assertThat(read(document).edit().put()).containsExactlyInAnyOrder(full, plain);
        assertThat(document).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"");
    }

    @Test
    void writesWhatEveryXmlParserReads() throws Exception {
        SourceDefinition odd = SourceDefinition.newBuilder(Sources.feed("odd", "https://example.org/"))
                .setName("\u0001 <![CDATA[ ]]> \n&\uD800")
                .setCategories(List.of("x\"y", "z"))
                .build();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);

        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes(OpmlWriter.write(List.of(odd), NOW))));

        assertThat(document.getElementsByTagName("outline").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagNameNS("*", "outline")
                        .item(1)
                        .getAttributes()
                        .getNamedItemNS(OutlineRequest.NAMESPACE, "id"))
                .isNotNull();
    }

    private static OpmlImport read(String document) {
        return OpmlImport.of(bytes(document), "x.opml", Sources.set(), NOW, address -> Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Tuple row(String id, String url, String name, @Nullable String language, String... categories) {
        return Tuple.tuple(id, url, name, language, List.of(categories));
    }
}
