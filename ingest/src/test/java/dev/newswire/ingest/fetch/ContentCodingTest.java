package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.Answer;
import dev.newswire.ingest.scripted.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContentCodingTest {
    private static final String TEXT = "<rss>" + "news ".repeat(50) + "</rss>";
    /** The text above as the reference encoder of Brotli packs it. */
    private static final byte[] BROTLI = Base64.getDecoder().decode("GwQB+B0HbizHYjP7KHnc7upFrudAynyWJANWAa/kJesLEg==");

    private final Web web = new Web();

    @BeforeEach
    void clear() {
        web.server.clear();
    }

    @AfterAll
    void close() {
        web.close();
    }

    private static byte[] deflate(boolean raw) {
        Deflater deflater = new Deflater(9, raw);
        deflater.setInput(TEXT.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] buffer = new byte[4096];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    private static Answer packed(String coding, byte[] body) {
        return Reply.ok("text/xml", "").body(body).header("Content-Encoding", coding);
    }

    private void reads(String coding, byte[] body) {
        web.server.on("/", packed(coding, body));
        assertThat(((FetchOutcome.Fetched) web.fetch("/")).body()).asString().isEqualTo(TEXT);
    }

    private void refuses(String coding, byte[] body) {
        web.server.on("/", packed(coding, body));
        assertThat(((FetchOutcome.Failed) web.fetch("/")).kind()).isEqualTo(FailureKind.MALFORMED);
    }

    private static byte[] plain() {
        return TEXT.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void unpacksGzip() {
        reads("gzip", Reply.gzip(plain()));
        reads("X-GZIP", Reply.gzip(plain()));
    }

    @Test
    void unpacksGzipInSeveralMembersAndBeforeRubbish() {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(Reply.gzip(TEXT.substring(0, 100).getBytes(StandardCharsets.UTF_8)));
        members.writeBytes(Reply.gzip(TEXT.substring(100).getBytes(StandardCharsets.UTF_8)));
        reads("gzip", members.toByteArray());
        members.writeBytes("\r\nrubbish".getBytes(StandardCharsets.UTF_8));
        reads("gzip", members.toByteArray());
    }

    @Test
    void unpacksDeflateWithAndWithoutItsWrapper() {
        reads("deflate", deflate(false));
        reads("deflate", deflate(true));
    }

    @Test
    void unpacksBrotli() {
        reads("br", BROTLI);
    }

    @Test
    void unpacksOneCodingAfterTheOther() {
        reads("deflate, gzip", Reply.gzip(deflate(false)));
        reads("br, gzip", Reply.gzip(BROTLI));
    }

    @Test
    void takesABodyAsItIsWhereItsCodingIsNone() {
        reads("identity", plain());
        reads("utf-8", plain());
        reads("none", plain());
        reads("gzip", plain());
    }

    @Test
    void leavesAFilePackedThatIsNothingElse() {
        byte[] file = Reply.gzip(plain());
        web.server.on("/", Reply.ok("application/gzip", "").body(file));
        assertThat(((FetchOutcome.Fetched) web.fetch("/")).body()).isEqualTo(file);
    }

    @Test
    void refusesCodingsThatAreDamagedOrBreakOff() {
        refuses("gzip", Arrays.copyOf(Reply.gzip(plain()), 30));
        refuses("deflate", Arrays.copyOf(deflate(false), 20));
        refuses("br", Arrays.copyOf(BROTLI, BROTLI.length - 5));
        refuses("br", plain());
        byte[] damaged = Reply.gzip(plain());
        damaged[20] ^= 0x55;
        refuses("gzip", damaged);
    }

    @Test
    void refusesCodingsThatWereNotAskedFor() {
        refuses("zstd", plain());
    }

    @Test
    void takesAnEmptyBodyForEmpty() {
        web.server.on("/", packed("gzip", new byte[0]));
        assertThat(((FetchOutcome.Fetched) web.fetch("/")).body()).isEmpty();
    }
}
