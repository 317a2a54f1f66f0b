package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.SourceKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams whose writer waits between its lines, as {@code tail -f} does. */
class LiveStreamTest {
    private final List<Reading> readings = new ArrayList<>();
    private final List<Integer> readWhenAskedForMore = new ArrayList<>();

    @Test
    void readsEachLineOfJsonBeforeTheNextOneComes() {
        push(
                "{\"title\": \"One \\\"{\", \"body\": \"The first {text}.\"}\n",
                "{\"title\": \"Two\", \"body\": \"The second text.\"}\n",
                "{\"title\": broken\n",
                "{\"title\": \"Four\", \"body\": \"The fourth text.\"}\n");
        assertThat(readWhenAskedForMore).containsExactly(0, 1, 2, 3, 4);
        assertThat(Reader.items(readings)).hasSize(3);
        assertThat(Reader.reasons(readings)).hasSize(1);
    }

    @Test
    void putsAnObjectTogetherWhoseLinesComeOneByOne() {
        push("{\n", "  \"title\": \"Slow\",\n", "  \"body\": \"It came {slowly}.\"\n", "}\n");
        assertThat(Reader.items(readings)).singleElement().satisfies(item -> assertThat(item.getTitle())
                .isEqualTo("Slow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a", "{}", "{} x\nmore", "}\n", "\n", "", "{\"title\": \"T\", \"body\": \"B\"} \r\n"})
    void endsWithAnyStream(String text) {
        push(text.split("(?<=.)"));
        assertThat(readings).isNotEmpty();
    }

    private void push(String... chunks) {
        ItemReader reader = new ItemReader(new ReadLimits(1024 * 1024, 1L << 30));
        InputStream live = new InputStream() {
            private int next;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                readWhenAskedForMore.add(readings.size());
                if (next == chunks.length) {
                    return -1;
                }
                byte[] bytes = chunks[next].getBytes(StandardCharsets.UTF_8);
                next++;
                System.arraycopy(bytes, 0, target, offset, bytes.length);
                return bytes.length;
            }
        };
        reader.read(live, "-", new ItemMaker(new Feeder(null, null, SourceKind.FILE), Reader.NOON), readings::add);
    }
}
