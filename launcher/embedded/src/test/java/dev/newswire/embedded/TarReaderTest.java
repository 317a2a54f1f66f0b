package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarReaderTest {
    private static final int BLOCK = 512;

    @TempDir
    Path target;

    @Test
    void unpacksFoldersFilesAndLinks() throws Exception {
        byte[] archive = archive(
                entry("bin/", '5', "0000755", "", ""),
                entry("bin/server", '0', "0000755", "", "#!"),
                entry("share/empty", '0', "0000644", "", ""),
                entry("bin/link", '2', "0000777", "server", ""));
        unpack(archive);
        assertThat(target.resolve("bin/server")).hasContent("#!").isExecutable();
        assertThat(target.resolve("share/empty")).isEmptyFile();
        assertThat(Files.isExecutable(target.resolve("share/empty"))).isFalse();
        assertThat(Files.readSymbolicLink(target.resolve("bin/link"))).isEqualTo(Path.of("server"));
    }

    @Test
    void refusesANameThatLeadsOutside() {
        byte[] archive = archive(entry("../outside", '0', "0000644", "", "x"));
        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("outside");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        byte[] archive = archive(entry("device", '3', "0000644", "", ""));
        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("device");
    }

    @Test
    void noticesAnArchiveThatEndsEarly() {
        byte[] archive = archive(entry("file", '0', "0000644", "", "content"));
        assertThatThrownBy(() -> unpack(Arrays.copyOf(archive, BLOCK + 3))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> unpack(Arrays.copyOf(archive, BLOCK * 2))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> unpack(new byte[0])).isInstanceOf(EOFException.class);
    }

    private void unpack(byte[] archive) throws IOException {
        new TarReader(new ByteArrayInputStream(archive), target).unpack();
    }

    private static byte[] archive(byte[]... entries) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            archive.writeBytes(entry);
        }
        archive.writeBytes(new byte[BLOCK * 2]);
        return archive.toByteArray();
    }

    private static byte[] entry(String name, char type, String mode, String link, String content) {
        byte[] entry = new byte[content.isEmpty() ? BLOCK : BLOCK * 2];
        put(entry, 0, name);
        put(entry, 100, mode);
        put(entry, 124, "%011o".formatted(content.length()));
        entry[156] = (byte) type;
        put(entry, 157, link);
        put(entry, BLOCK, content);
        return entry;
    }

    private static void put(byte[] entry, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, entry, Math.min(at, entry.length - bytes.length), bytes.length);
    }
}
