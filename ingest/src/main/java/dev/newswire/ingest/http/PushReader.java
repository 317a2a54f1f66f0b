package dev.newswire.ingest.http;

import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.ingest.read.charset.TextDecoder;
import dev.newswire.ingest.read.stream.Capture;
import dev.newswire.ingest.read.stream.JsonSlices;
import dev.newswire.ingest.read.stream.Lines;
import dev.newswire.ingest.read.stream.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads pushed bodies piece by piece. What cannot be read becomes a refusal, never an exception. Immutable. */
final class PushReader {
    /** Pieces of a whole body. */
    static final int MOST = 10_000;

    private static final int HEAD = 8 * 1024;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ItemReader items;
    private final JsonPieces json;
    private final int limit;

    PushReader(ReadLimits limits) {
        this.items = new ItemReader(limits);
        this.limit = limits.itemBytes();
        this.json = new JsonPieces(limit);
    }

    /** Reads a whole body; throws {@link BadBodyException} when it holds too many pieces. */
    List<Piece> read(byte[] body, PushFormat format, MediaType type, String source, ItemMaker maker) {
        byte[] bytes = type.charset()
                .map(charset -> inUtf8(TextDecoder.decode(body, charset).text(), format))
                .orElse(body);
        String file = name(source, format);
        List<Piece> pieces = new ArrayList<>();
        Consumer<Piece> out = piece -> add(piece, pieces);
        InputStream in = new ByteArrayInputStream(bytes);
        switch (format) {
            case JSON -> json(in, bytes, file, maker, out);
            case LINES -> lines(in, file, maker, out);
            case PAGE -> out.accept(Piece.of(items.page(bytes, file, maker)));
            case TEXT -> out.accept(Piece.of(items.text(bytes, file, maker)));
            case FEED -> items.read(in, file, maker, reading -> out.accept(Piece.of(reading)));
        }
        return pieces;
    }

    /** Reads lines of JSON as they come, until the stream ends. Exceptions of {@code out} and the stream pass through. */
    void lines(InputStream in, String file, ItemMaker maker, Consumer<Piece> out) {
        try {
            Lines lines = new Lines(in, limit);
            for (Optional<Slice> next = lines.next(); next.isPresent(); next = lines.next()) {
                if (!blank(next.get())) {
                    json.read(next.get(), file, maker, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands for the body in origins. */
    static String name(String source, PushFormat format) {
        return "push:" + source + '.' + format.extension();
    }

    private void json(InputStream in, byte[] bytes, String file, ItemMaker maker, Consumer<Piece> out) {
        if (isFeed(bytes)) {
            items.read(in, file, maker, reading -> out.accept(Piece.of(reading)));
            return;
        }
        int first = firstLetter(bytes);
        if (first < bytes.length && bytes[first] == '{') {
            // By far the most frequent body, and no buffers are needed to cut it.
            json.read(new Slice(Capture.document(bytes, limit), 1), file, maker, out);
            return;
        }
        try {
            JsonSlices slices = new JsonSlices(in, limit);
            for (Optional<Slice> next = slices.next(); next.isPresent(); next = slices.next()) {
                json.read(next.get(), file, maker, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body of many tiny pieces takes far more memory than its bytes, so there is a limit to these too. */
    private static void add(Piece piece, List<Piece> pieces) {
        if (pieces.size() == MOST) {
            throw new BadBodyException(Problem.TOO_LARGE.reply(
                    "No more than " + MOST + " items are taken in one body. Push them as lines of JSON."));
        }
        if (!(piece.reading() instanceof Reading.LeftOut)) {
            pieces.add(piece);
        }
    }

    private static int firstLetter(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && " \t\r\n".indexOf(bytes[at]) >= 0) {
            at++;
        }
        return at;
    }

    /** JSON Feed names its version before its items (version 1.1). */
    private static boolean isFeed(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        int version = head.indexOf("\"version\"");
        int feed = version < 0 ? -1 : head.indexOf("jsonfeed.org/", version);
        return feed >= 0 && feed - version < 40;
    }

    /** Bytes whose charset needs no guessing; splitters of JSON want no mark. */
    private static byte[] inUtf8(String text, PushFormat format) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (format == PushFormat.JSON || format == PushFormat.LINES) {
            return bytes;
        }
        byte[] marked = new byte[bytes.length + MARK.length];
        System.arraycopy(MARK, 0, marked, 0, MARK.length);
        System.arraycopy(bytes, 0, marked, MARK.length, bytes.length);
        return marked;
    }

    private static boolean blank(Slice line) {
        for (byte octet : line.original().bytes()) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return !line.oversize();
    }
}
