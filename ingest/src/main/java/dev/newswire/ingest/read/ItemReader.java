package dev.newswire.ingest.read;

import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.charset.CharsetLabel;
import dev.newswire.ingest.read.charset.TextDecoder;
import dev.newswire.ingest.read.feed.FeedReader;
import dev.newswire.ingest.read.feed.SitemapReader;
import dev.newswire.ingest.read.json.JsonFeedReader;
import dev.newswire.ingest.read.json.JsonItemReader;
import dev.newswire.ingest.read.stream.Capture;
import dev.newswire.ingest.read.stream.DamagedGzipException;
import dev.newswire.ingest.read.stream.JsonSlices;
import dev.newswire.ingest.read.stream.Lines;
import dev.newswire.ingest.read.stream.PeekStream;
import dev.newswire.ingest.read.stream.Slice;
import dev.newswire.ingest.read.stream.Transcoded;
import dev.newswire.ingest.read.stream.UnpackLimitException;
import dev.newswire.ingest.read.stream.Unpacked;
import dev.newswire.schemas.HttpFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a stream of any supported format, item by item. Memory does not grow with the stream; bad input becomes
 * refusals, never exceptions. Immutable; one instance may serve many threads.
 */
public final class ItemReader {
    private final ReadLimits limits;
    private final DocumentReader documents;
    private final JsonItemReader json;
    private final JsonFeedReader jsonFeeds;
    private final FeedReader feeds;
    private final SitemapReader sitemaps;
    private final ArchiveReader archives;

    public ItemReader(ReadLimits limits) {
        this.limits = limits;
        this.documents = new DocumentReader(limits.itemBytes());
        this.json = new JsonItemReader(limits.itemBytes());
        this.jsonFeeds = new JsonFeedReader(json, limits.itemBytes());
        this.feeds = new FeedReader(limits.itemBytes());
        this.sitemaps = new SitemapReader(limits.itemBytes());
        this.archives = new ArchiveReader(documents, limits.itemBytes());
    }

    /**
     * Reads all of a stream, which stays the caller's to close. Exceptions of {@code out} pass through.
     *
     * @param file name for origins; its extension helps where the content leaves the format open
     */
    public void read(InputStream in, String file, ItemMaker maker, Consumer<Reading> out) {
        read(in, Delivery.named(file), maker, out::accept);
    }

    /** Reads all of a stream that something is known about, which stays the caller's to close. */
    public void read(InputStream in, Delivery delivery, ItemMaker maker, Findings out) {
        String file = delivery.name();
        PeekStream stream = new PeekStream(in);
        byte[] head = new byte[0];
        try {
            head = StreamHead.of(stream);
            String name = file.toLowerCase(Locale.ROOT);
            if (Unpacked.isGzip(head)) {
                stream = new PeekStream(Unpacked.of(stream, limits.unpackedBytes()));
                head = StreamHead.of(stream);
                name = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            }
            formatted(stream, head, name, delivery, maker, out);
        } catch (IOException e) {
            out.reading(Original.of(head).refuse(new Origin(file, 0), reason(e), message(e), e));
        }
    }

    /** Reads bytes as one page, whatever they look like. */
    public Reading page(byte[] bytes, String file, ItemMaker maker) {
        return documents.page(
                Capture.document(bytes, limits.itemBytes()), new Origin(file, 0), Delivery.named(file), maker);
    }

    /** Reads bytes as one text, whatever they look like. */
    public Reading text(byte[] bytes, String file, ItemMaker maker) {
        return documents.text(Capture.document(bytes, limits.itemBytes()), new Origin(file, 0), maker);
    }

    private void formatted(
            PeekStream stream, byte[] head, String name, Delivery delivery, ItemMaker maker, Findings found)
            throws IOException {
        String file = delivery.name();
        Consumer<Reading> out = found::reading;
        Origin origin = new Origin(file, 0);
        switch (FormatSniffer.of(head, name)) {
            case JSON -> json(stream, head, file, maker, out);
            case NDJSON -> lines(stream, head, file, maker, out);
            case JSON_FEED -> jsonFeeds.read(new PeekStream(asciiBased(stream, head)), file, maker, found::hints, out);
            case SITEMAP -> sitemap(stream, head, delivery, maker, found);
            case FEED -> feed(stream, head, delivery, maker, found);
            case WARC -> archives.read(stream, file, maker, out);
            case HTML ->
                out.accept(documents.page(Capture.document(stream, limits.itemBytes()), origin, delivery, maker));
            case TEXT -> out.accept(documents.text(Capture.document(stream, limits.itemBytes()), origin, maker));
        }
    }

    private void json(PeekStream stream, byte[] head, String file, ItemMaker maker, Consumer<Reading> out)
            throws IOException {
        JsonSlices slices = new JsonSlices(asciiBased(stream, head), limits.itemBytes());
        for (Optional<Slice> next = slices.next(); next.isPresent(); next = slices.next()) {
            json.read(next.get(), file, maker, draft -> {}, out);
        }
    }

    private void lines(PeekStream stream, byte[] head, String file, ItemMaker maker, Consumer<Reading> out)
            throws IOException {
        Lines lines = new Lines(asciiBased(stream, head), limits.itemBytes());
        for (Optional<Slice> next = lines.next(); next.isPresent(); next = lines.next()) {
            if (!blank(next.get())) {
                json.read(next.get(), file, maker, draft -> {}, out);
            }
        }
    }

    private void feed(PeekStream stream, byte[] head, Delivery delivery, ItemMaker maker, Findings out)
            throws IOException {
        Charset charset = charset(head, delivery);
        feeds.read(
                asciiBased(stream, head, charset),
                CharsetLabel.extendsAscii(charset) ? charset : StandardCharsets.UTF_8,
                delivery.name(),
                delivery.url(),
                maker,
                out::hints,
                out::reading);
    }

    private void sitemap(PeekStream stream, byte[] head, Delivery delivery, ItemMaker maker, Findings out)
            throws IOException {
        Charset charset = charset(head, delivery);
        sitemaps.read(
                asciiBased(stream, head, charset),
                CharsetLabel.extendsAscii(charset) ? charset : StandardCharsets.UTF_8,
                delivery.name(),
                delivery.url(),
                maker,
                out::sitemap,
                out::reading);
    }

    private static Charset charset(byte[] head, Delivery delivery) {
        return TextDecoder.charset(head, head.length, declared(head, delivery).orElse(null), false);
    }

    /** What is sent with a document weighs more than what stands in it (RFC 7303, section 3.2). */
    private static Optional<Charset> declared(byte[] head, Delivery delivery) {
        HttpFacts http = delivery.http();
        return CharsetLabel.ofContentType(http == null ? null : http.getContentType())
                .or(() -> CharsetLabel.declaredIn(head, head.length));
    }

    private static InputStream asciiBased(PeekStream stream, byte[] head) throws IOException {
        return asciiBased(stream, head, TextDecoder.charset(head, head.length, null, false));
    }

    /** Splitters look at single bytes, which UTF-16 and UTF-32 would fool; a mark at the beginning is skipped. */
    private static InputStream asciiBased(PeekStream stream, byte[] head, Charset charset) throws IOException {
        stream.skipNBytes(TextDecoder.markLength(head, head.length));
        return CharsetLabel.extendsAscii(charset) ? stream : new Transcoded(stream, charset);
    }

    private static boolean blank(Slice line) {
        for (byte octet : line.original().bytes()) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return !line.oversize();
    }

    private static Reason reason(IOException cause) {
        if (cause instanceof UnpackLimitException) {
            return Reason.DECOMPRESSION_LIMIT;
        }
        return cause instanceof DamagedGzipException ? Reason.DAMAGED_GZIP : Reason.UNREADABLE;
    }

    private static String message(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
