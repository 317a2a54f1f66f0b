package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.Growth;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private final Reader reader = Reader.standard();

    @Test
    void refusesZerosAndNoiseAsNoText() {
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        assertThat(Reader.reasons(reader.read("a.txt", new byte[2048]))).containsExactly(Reason.NOT_TEXT);
        assertThat(Reader.reasons(reader.read("a.txt", noise))).containsExactly(Reason.NOT_TEXT);
        assertThat(Reader.reasons(reader.read("a.txt", "%PDF-1.7\n%âãÏÓ\nobj"))).containsExactly(Reason.NOT_TEXT);
    }

    @Test
    void refusesWhatHasNothingToRead() {
        for (String nothing : List.of("", "  \n\t ", "\uFEFF", "\u00A0\u200B")) {
            assertThat(Reader.reasons(reader.read("a.txt", nothing))).containsExactly(Reason.NO_CONTENT);
        }
        assertThat(Reader.reasons(reader.read("a.json", "{}"))).containsExactly(Reason.NO_CONTENT);
        assertThat(reader.read("a.ndjson", "\n\n \r\n")).isEmpty();
        assertThat(reader.read("a.json", "[]")).isEmpty();
    }

    @Test
    void readsTheLinesAroundAnEndlessOne() {
        String before = "{\"title\":\"first\",\"body\":\"one\"}\n{\"title\":\"";
        String after = "\"}\n{\"title\":\"last\",\"body\":\"two\"}\n";
        byte[] part = new byte[1 << 20];
        Arrays.fill(part, (byte) 'x');
        List<InputStream> parts = new ArrayList<>();
        parts.add(stream(before));
        parts.addAll(Collections.nCopies(50, part).stream()
                .map(ByteArrayInputStream::new)
                .toList());
        parts.add(stream(after));
        List<Reading> readings = reader.read("big.ndjson", new SequenceInputStream(Collections.enumeration(parts)));
        assertThat(Reader.items(readings)).extracting(item -> item.getTitle()).containsExactly("first", "last");
        assertThat(readings.get(1)).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refused.origin()).hasToString("big.ndjson:2");
            assertThat(refused.length()).isEqualTo((50L << 20) + 12);
            assertThat(refused.bytes()).hasSize(Original.HEAD).startsWith('{', '"');
            assertThat(refused.truncated()).isTrue();
        });
    }

    @Test
    void keepsABrokenLineFromItsNeighbours() {
        List<Reading> readings = reader.read(
                "a.ndjson",
                "{\"title\":\"a\"}\n{\"title\":\"b\n42\n[{\"title\":\"c\"}]\nnothing\n{\"title\":\"d\"} x\n{\"title\":\"e\"}");
        assertThat(Reader.items(readings)).extracting(item -> item.getTitle()).containsExactly("a", "e");
        assertThat(Reader.reasons(readings))
                .containsExactly(
                        Reason.MALFORMED_JSON,
                        Reason.NOT_AN_ITEM,
                        Reason.NOT_AN_ITEM,
                        Reason.MALFORMED_JSON,
                        Reason.MALFORMED_JSON);
        assertThat(readings).extracting(reading -> reading.origin().line()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void keepsABrokenElementFromItsNeighbours() {
        List<Reading> readings =
                reader.read("a.json", "[{\"title\":\"a\"},\n {\"title\": oops},\n7,\n{\"title\":\"b\"}\n");
        assertThat(Reader.items(readings)).extracting(item -> item.getTitle()).containsExactly("a", "b");
        assertThat(Reader.reasons(readings))
                .containsExactly(Reason.MALFORMED_JSON, Reason.NOT_AN_ITEM, Reason.MALFORMED_JSON);
        assertThat(((Reading.Refused) readings.get(1)).line()).startsWith("a.json:2: malformed-json: ");
    }

    @Test
    void refusesJsonThatBreaksOff() {
        assertThat(Reader.reasons(reader.read("a.json", "{\"title\": \"half a ti")))
                .containsExactly(Reason.MALFORMED_JSON);
        assertThat(Reader.reasons(reader.read("a.json", "[{\"title\": \"half\", \"b\": [")))
                .containsExactly(Reason.MALFORMED_JSON);
        assertThat(Reader.reasons(reader.read("a.json", "no json"))).containsExactly(Reason.MALFORMED_JSON);
    }

    @Test
    void refusesNestingWithoutEnd() {
        String deep = "[".repeat(100_000);
        assertThat(Reader.reasons(reader.read("a.ndjson", "{\"title\":\"x\",\"a\":" + deep + "\n")))
                .containsExactly(Reason.TOO_DEEP);
        assertThat(Reader.reasons(reader.read("a.json", "{\"a\":" + deep))).containsExactly(Reason.TOO_DEEP);
        assertThat(Reader.reasons(reader.read("a.json", "[" + deep + "]".repeat(100_000) + "]")))
                .containsExactly(Reason.TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<div class=share><h1>",
                "<article>",
                "<figure>",
                "<div><img src=/a.png>",
                "<div itemprop=author>",
                "<table><tr><td>",
                "<b><p>",
                "<a href=x>"
            })
    @Timeout(60)
    void readsPagesOfEndlessNestingInLinearTime(String tag) {
        Growth.assertLinear(
                250,
                n -> "<html><body>" + tag.repeat(n) + "Text at the bottom of it all.",
                html -> assertThat(reader.read("a.html", html)).hasSize(1));
    }

    @Test
    void refusesEntriesOfEndlessNesting() {
        assertThat(Reader.reasons(reader.read(
                        "a.rss",
                        "<rss><channel><item><title>" + "<a>".repeat(100_000) + "</title></item></channel></rss>")))
                .containsExactly(Reason.TOO_DEEP);
    }

    @Test
    void makesLoneSurrogatesAndZerosHarmless() {
        String json = "{\"title\":\"a\\ud800b\\u0000c\",\"body\":\"\\udc00 and \\ud83d\\ude00\"}";
        assertThat(Reader.items(reader.read("a.json", json)).get(0)).satisfies(item -> {
            assertThat(item.getTitle()).isEqualTo("a\uFFFDb\uFFFDc");
            assertThat(item.getBody()).isEqualTo("\uFFFD and \uD83D\uDE00");
        });
        String text = "A long enough line of text.\n".repeat(20) + "\u0000";
        assertThat(Reader.items(reader.read("a.txt", text)).get(0).getBody()).endsWith("\n\uFFFD");
    }

    @Test
    void replacesWhatIsCutInTheMiddleOfALetter() {
        byte[] whole = "Пожар потушен к утру — все живы ✓".getBytes(StandardCharsets.UTF_8);
        List<Reading> readings = reader.read("a.txt", Arrays.copyOf(whole, whole.length - 1));
        assertThat(Reader.items(readings).get(0).getBody()).isEqualTo("Пожар потушен к утру — все живы \uFFFD");
        assertThat(((Reading.Item) readings.get(0)).replaced()).isEqualTo(1);
    }

    @Test
    void refusesATextThatIsTooLarge() {
        List<Reading> readings = new Reader(100_000).read("a.txt", "x".repeat(100_001));
        assertThat(Reader.reasons(readings)).containsExactly(Reason.TOO_LARGE);
        assertThat(((Reading.Refused) readings.get(0)).bytes()).hasSize(Original.HEAD);
        assertThat(Reader.items(new Reader(100_000).read("a.txt", "x".repeat(100_000))))
                .hasSize(1);
    }

    @Test
    void refusesWhatIsTooLargeUnderASmallLimitToo() {
        Reader small = new Reader(2_000);
        String item = "{\"title\":\"" + "x".repeat(2_000) + "\"}";
        for (List<Reading> readings : List.of(
                small.read("a.txt", "x".repeat(2_001)),
                small.read("a.html", "<p>" + "x".repeat(2_001)),
                small.read("a.ndjson", item),
                small.read("a.json", "[" + item + "]"))) {
            assertThat(Reader.reasons(readings)).containsExactly(Reason.TOO_LARGE);
            assertThat(((Reading.Refused) readings.get(0)).bytes()).hasSize(2_000);
        }
        assertThat(Reader.items(small.read("a.txt", "x".repeat(2_000)))).hasSize(1);
    }

    @Test
    void keepsTheLinesBeforeABreakInCompressedData() throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"title\":\"").append(random.nextLong()).append("\"}\n");
        }
        byte[] packed = gzip(lines.toString().getBytes(StandardCharsets.UTF_8));
        List<Reading> readings = reader.read("a.ndjson.gz", Arrays.copyOf(packed, packed.length / 2));
        assertThat(Reader.items(readings)).hasSizeBetween(5_000, 12_000);
        assertThat(Reader.reasons(readings)).containsExactly(Reason.DAMAGED_GZIP);
        assertThat(Reader.reasons(reader.read("b.gz", Arrays.copyOf(packed, 5))))
                .containsExactly(Reason.DAMAGED_GZIP);
    }

    @Test
    void stopsUnpackingWhatIsOutOfProportion() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            gzip.write("{\"title\":\"a\"}\n{\"title\":\"b\"}\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 64; i++) {
                gzip.write(spaces);
            }
        }
        List<Reading> readings = reader.read("bomb.ndjson.gz", bomb.toByteArray());
        assertThat(Reader.items(readings)).hasSize(2);
        assertThat(Reader.reasons(readings)).containsExactly(Reason.DECOMPRESSION_LIMIT);
    }

    @Test
    void readsAllMembersOfAGzipThatComesInDribbles() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip("{\"title\":\"a\"}\n".getBytes(StandardCharsets.UTF_8)));
        members.write(gzip("{\"title\":\"b\"}\n".getBytes(StandardCharsets.UTF_8)));
        InputStream dribble = new ByteArrayInputStream(members.toByteArray()) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        assertThat(Reader.items(reader.read("-", dribble))).hasSize(2);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
