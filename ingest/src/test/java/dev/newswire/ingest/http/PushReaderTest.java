package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.ingest.read.Reader;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PushReaderTest {
    private final PushReader reader = new PushReader(new ReadLimits(64 * 1024, 1L << 30));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": 1}|title",
                "{\"title\": {\"rendered\": \"x\"}}|title",
                "{\"title\": \"x\", \"body\": [1]}|body",
                "{\"title\": \"x\", \"url\": \"ftp://example.org/\"}|url",
                "{\"title\": \"x\", \"url\": \"example\"}|url",
                "{\"title\": \"x\", \"publishedAt\": \"soon\"}|publishedAt",
                "{\"title\": \"x\", \"publishedAt\": 1.5}|publishedAt",
                "{\"title\": \"x\", \"bodyFormat\": \"markdown\"}|bodyFormat",
                "{\"title\": \"x\", \"language\": \"!\"}|language",
                "{\"title\": \"x\", \"authors\": 7}|authors",
                "{\"title\": \"x\", \"guid\": {}}|guid"
            })
    void namesTheFieldAtFault(String json, String field) {
        Piece piece = read(json, PushFormat.JSON, "application/json").get(0);
        assertThat(piece.field()).contains(field);
        assertThat(((Reading.Refused) piece.reading()).reason()).isEqualTo(Reason.BAD_FIELD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"x\", \"publishedAt\": \"Sun, 22 Nov 2026 10:00:00 GMT\"}",
                "{\"title\": \"x\", \"publishedAt\": 1795341600, \"guid\": 7, \"language\": \"pt_BR\"}",
                "{\"title\": \"x\", \"url\": null, \"body\": null, \"authors\": \"A. Writer\"}",
                "{\"headline\": \"x\", \"datePublished\": \"soon\", \"link\": \"nowhere\"}"
            })
    void takesWhatTheMappingReads(String json) {
        assertThat(read(json, PushFormat.JSON, "application/json"))
                .singleElement()
                .satisfies(piece -> assertThat(piece.reading()).isInstanceOf(Reading.Item.class));
    }

    @Test
    void countsTheLinesOfABrokenObject() {
        List<Piece> pieces =
                read("\n\n[{\"title\":\"a\"},\n{\"title\":\"b\",\n\n oops}]", PushFormat.JSON, "text/json");
        assertThat(pieces).extracting(Piece::line).containsExactly(3L, 6L);
        List<Piece> single = read("\n{\"title\":\"b\",\n oops}", PushFormat.JSON, "text/json");
        assertThat(single).extracting(Piece::line).containsExactly(3L);
    }

    @Test
    void readsLinesAndPassesOverBlankOnes() {
        List<Piece> pieces = read("{\"title\":\"a\"}\n\n \r\n{\"title\":\n[]\n", PushFormat.LINES, "application/jsonl");
        assertThat(pieces).extracting(Piece::line).containsExactly(1L, 4L, 5L);
    }

    @Test
    void obeysTheCharsetOfTheMediaTypeInEveryFormat() {
        Charset greek = Charset.forName("ISO-8859-7");
        String name = "Αθήνα";
        for (PushFormat format : PushFormat.values()) {
            String body =
                    switch (format) {
                        case JSON, LINES -> "{\"title\":\"" + name + "\"}";
                        case PAGE -> "<html><head><title>" + name + "</title></head><body><p>x</p></body></html>";
                        case TEXT -> name;
                        case FEED ->
                            "<?xml version='1.0' encoding='windows-1252'?><rss version='2.0'><channel><item>"
                                    + "<title>" + name + "</title></item></channel></rss>";
                    };
            MediaType type = MediaType.parse(format.types().get(0) + "; charset=ISO-8859-7")
                    .orElseThrow();
            Piece piece = reader.read(body.getBytes(greek), format, type, "s", maker())
                    .get(0);
            RawItem item = ((Reading.Item) piece.reading()).item();
            assertThat(item.getTitle() + item.getBody()).as(format.name()).contains(name);
        }
    }

    @Test
    void takesTextForTextWhateverItLooksLike() {
        Piece piece = read("{\"title\": \"x\"}", PushFormat.TEXT, "text/plain").get(0);
        assertThat(((Reading.Item) piece.reading()).item().getBody()).isEqualTo("{\"title\": \"x\"}");
    }

    @Test
    void readsFeedsOfXmlAndJson() {
        assertThat(read(
                        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</title></entry>"
                                + "<entry><title>b</title></entry></feed>",
                        PushFormat.FEED,
                        "application/atom+xml"))
                .hasSize(2);
        assertThat(read(
                        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":["
                                + "{\"id\":\"1\",\"content_text\":\"a\"},{\"id\":\"2\",\"content_text\":\"b\"}]}",
                        PushFormat.JSON,
                        "application/feed+json"))
                .hasSize(2);
        assertThat(read("<note>no feed</note>", PushFormat.FEED, "application/xml"))
                .singleElement()
                .satisfies(piece -> assertThat(piece.reading()).isInstanceOf(Reading.Refused.class));
    }

    @Test
    void refusesWhatIsTooLargeBinaryOrMuch() {
        assertThat(reasons(read("{\"title\":\"" + "x".repeat(70_000) + "\"}", PushFormat.JSON, "text/json")))
                .containsExactly(Reason.TOO_LARGE);
        byte[] zeros = new byte[3000];
        assertThat(reasons(reader.read(
                        zeros, PushFormat.TEXT, new MediaType("text/plain", Optional.empty()), "s", maker())))
                .containsExactly(Reason.NOT_TEXT);
        assertThatThrownBy(() -> read("[" + "{},".repeat(10_001) + "{}]", PushFormat.JSON, "text/json"))
                .isInstanceOfSatisfying(
                        BadBodyException.class,
                        e -> assertThat(e.reply().status()).isEqualTo(413));
    }

    @ParameterizedTest
    @EnumSource(PushFormat.class)
    void makesSomethingOfAnyBytes(PushFormat format) {
        Random random = new Random(7);
        MediaType type = MediaType.parse(format.types().get(0)).orElseThrow();
        for (int round = 0; round < 60; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length && round % 2 == 0; i++) {
                bytes[i] = (byte) "{}[]\",:<>/abc \n&;".charAt((bytes[i] & 0xFF) % 17);
            }
            assertThat(reader.read(bytes, format, type, "s", maker())).isNotNull();
        }
    }

    private List<Piece> read(String body, PushFormat format, String type) {
        return reader.read(
                body.getBytes(StandardCharsets.UTF_8),
                format,
                MediaType.parse(type).orElseThrow(),
                "s",
                maker());
    }

    private static List<Reason> reasons(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> ((Reading.Refused) piece.reading()).reason())
                .toList();
    }

    private static ItemMaker maker() {
        return new ItemMaker(new Feeder("s", null, SourceKind.PUSH), Reader.NOON);
    }
}
