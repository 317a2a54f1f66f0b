package dev.newswire.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a tar archive (POSIX.1-1988 ustar and the GNU header, names up to 100 bytes) of files, folders and symbolic
 * links, with execute permission kept. Anything else in it, and any name that leads out of the target, is an error.
 */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int MODE_AT = 100;
    private static final int MODE_LENGTH = 8;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_AT = 156;
    private static final int LINK_AT = 157;
    private static final int EXECUTE_BITS = 0111;
    private static final int OCTAL = 8;

    private final InputStream archive;
    private final Path target;

    TarReader(InputStream archive, Path target) {
        this.archive = archive;
        this.target = target;
    }

    void unpack() throws IOException {
        byte[] header = nextHeader();
        while (header != null) {
            unpackEntry(header);
            header = nextHeader();
        }
    }

    private byte @Nullable [] nextHeader() throws IOException {
        byte[] header = archive.readNBytes(BLOCK);
        if (header.length < BLOCK) {
            throw new EOFException("the archive ends in the middle");
        }
        return header[0] == 0 ? null : header;
    }

    private void unpackEntry(byte[] header) throws IOException {
        String name = text(header, 0, NAME_LENGTH);
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive names a file outside of it: " + name);
        }
        switch (header[TYPE_AT]) {
            case '5' -> Files.createDirectories(file);
            case '2' -> {
                Files.createDirectories(parent(file));
                Files.createSymbolicLink(file, Path.of(text(header, LINK_AT, NAME_LENGTH)));
            }
            case '0', 0 -> {
                Files.createDirectories(parent(file));
                copy(file, octal(header, SIZE_AT, SIZE_LENGTH));
                if ((octal(header, MODE_AT, MODE_LENGTH) & EXECUTE_BITS) != 0) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
            default -> throw new IOException("the archive has an entry of unknown type: " + name);
        }
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? target : parent;
    }

    private void copy(Path file, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = size;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (left > 0) {
                int read = archive.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the archive ends in the middle of " + file.getFileName());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int at, int length) throws IOException {
        String digits = text(header, at, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, OCTAL);
        } catch (NumberFormatException e) {
            throw new IOException("the archive has a damaged header", e);
        }
    }
}
