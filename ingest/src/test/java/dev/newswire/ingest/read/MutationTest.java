package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.RawItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damages every golden input in many ways; whatever comes of it is a reading, and every item can be written. */
class MutationTest {
    private static final int ROUNDS = 40;
    private static final byte[][] SCRAPS = {
        {0},
        {(byte) 0xFF, (byte) 0xFE},
        {'<'},
        {'>'},
        {'"'},
        {'{'},
        {']'},
        {'&'},
        {'\n'},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        "<!DOCTYPE x [".getBytes(StandardCharsets.US_ASCII),
        "]]>".getBytes(StandardCharsets.US_ASCII),
        "\\ud800".getBytes(StandardCharsets.US_ASCII),
        "<item>".getBytes(StandardCharsets.US_ASCII)
    };

    static Stream<Path> cases() throws IOException {
        return GoldenTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void neverThrows(Path folder) throws IOException {
        Path input;
        try (Stream<Path> files = Files.list(folder)) {
            input = files.filter(file -> file.getFileName().toString().startsWith("in."))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(input);
        Random random = new Random(folder.getFileName().toString().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(whole, random);
            assertThatCode(() ->
                            check(Reader.standard().read(input.getFileName().toString(), damaged)))
                    .describedAs("%s, round %d", folder.getFileName(), round)
                    .doesNotThrowAnyException();
        }
    }

    private static void check(List<Reading> readings) {
        for (RawItem item : Reader.items(readings)) {
            assertThat(item.getId()).hasSize(32);
            String text = item.getTitle() + item.getSummary() + item.getBody() + item.getGuid() + item.getAuthors();
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 2 -> {
                    byte[] scrap = SCRAPS[random.nextInt(SCRAPS.length)];
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + scrap.length);
                    System.arraycopy(bytes, at, longer, at + scrap.length, bytes.length - at);
                    System.arraycopy(scrap, 0, longer, at, scrap.length);
                    bytes = longer;
                }
                default -> {
                    int from = random.nextInt(at + 1);
                    System.arraycopy(bytes, from, bytes, bytes.length - (at - from), at - from);
                }
            }
        }
        return bytes;
    }
}
