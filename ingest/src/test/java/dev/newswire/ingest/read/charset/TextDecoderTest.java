package dev.newswire.ingest.read.charset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.read.Reader;
import dev.newswire.schemas.RawItem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {
    private static final String RUSSIAN =
            "Сегодня в городе открылась выставка, посвящённая истории речного пароходства.";

    @ParameterizedTest
    @CsvSource({"windows-1251", "KOI8-R", "IBM866", "UTF-8", "UTF-16LE", "UTF-16BE"})
    void findsTheCharsetOfRussian(String charset) {
        String text = charset.startsWith("UTF-16") ? "\uFEFF" + RUSSIAN : RUSSIAN;
        assertThat(TextDecoder.decode(text.getBytes(Charset.forName(charset)), null)
                        .text())
                .isEqualTo(RUSSIAN);
    }

    @Test
    void believesADeclarationUnlessTheBytesContradictIt() {
        byte[] latin = "déjà vu à Nîmes".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(TextDecoder.decode(latin, Charset.forName("windows-1252")).text())
                .isEqualTo("déjà vu à Nîmes");
        assertThat(TextDecoder.decode("déjà vu".getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"))
                        .text())
                .isEqualTo("déjà vu");
        assertThat(TextDecoder.decode(latin, StandardCharsets.UTF_8).text()).isEqualTo("déjà vu à Nîmes");
    }

    @Test
    void readsWhatADocumentDeclaresAsTheWebMeansIt() {
        assertThat(declared("<?xml version='1.0' encoding='ISO-8859-1'?>")).isEqualTo("windows-1252");
        assertThat(declared("<html><meta charset = \"gb2312\">")).isEqualTo("GB18030");
        assertThat(declared("<meta http-equiv=x content='text/html; charset=Shift_JIS'>"))
                .isEqualTo("windows-31j");
        assertThat(declared("<meta charset=utf-16>")).isEqualTo("UTF-8");
        assertThat(declared("<meta charset=nonsense><meta charset=>")).isEmpty();
    }

    @Test
    void countsLettersThatCannotBeDecoded() {
        byte[] bytes = (RUSSIAN + "?").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        Decoded decoded = TextDecoder.decode(bytes, null);
        assertThat(decoded.replaced()).isEqualTo(1);
        assertThat(decoded.charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void readsJsonInUtf16AsWell() {
        String json = "[{\"title\":\"" + RUSSIAN + "\"},{\"title\":\"\uD83D\uDE00\"}]";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(Reader.items(Reader.standard().read("a.json", ("\uFEFF" + json).getBytes(charset))))
                    .extracting(RawItem::getTitle)
                    .containsExactly(RUSSIAN, "\uD83D\uDE00");
        }
        assertThat(Reader.items(Reader.standard()
                        .read(
                                "a.ndjson",
                                ("\uFEFF" + "{\"title\":\"a\"}\n{\"title\":\"b\"}").getBytes(StandardCharsets.UTF_16))))
                .hasSize(2);
    }

    private static String declared(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.US_ASCII);
        return CharsetLabel.declaredIn(bytes, bytes.length).map(Charset::name).orElse("");
    }
}
