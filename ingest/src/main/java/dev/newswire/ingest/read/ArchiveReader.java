package dev.newswire.ingest.read;

import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.charset.CharsetLabel;
import dev.newswire.ingest.read.stream.Capture;
import dev.newswire.ingest.read.stream.PeekStream;
import dev.newswire.schemas.HttpFacts;
import dev.newswire.schemas.SourceKind;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcPayload;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * Reads the pages of a web archive (WARC 1.0 and 1.1, ISO 28500) record by record. Origins count records where other
 * formats count lines. Records that hold no page are left out and counted. Immutable.
 */
final class ArchiveReader {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    private final DocumentReader documents;
    private final int limit;

    ArchiveReader(DocumentReader documents, int limit) {
        this.documents = documents;
        this.limit = limit;
    }

    void read(PeekStream in, String file, ItemMaker maker, Consumer<Reading> out) throws IOException {
        ItemMaker archived = maker.with(maker.feeder().by(SourceKind.ARCHIVE));
        long number = 0;
        try (WarcReader reader = new WarcReader(new Unclosed(in))) {
            reader.setLenient(true);
            for (Optional<WarcRecord> next = next(reader); next.isPresent(); next = next(reader)) {
                number++;
                out.accept(reading(next.get(), new Origin(file, number), archived));
            }
        } catch (ParsingException | EOFException e) {
            out.accept(broken(new Origin(file, number + 1), "the archive cannot be read from here on", e));
        }
    }

    private static Optional<WarcRecord> next(WarcReader reader) throws IOException {
        try {
            return reader.next();
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            throw new ParsingException(String.valueOf(e.getMessage()));
        }
    }

    /** What the library makes of headers that are none is an exception of its own, and concerns this record only. */
    private Reading reading(WarcRecord record, Origin origin, ItemMaker maker) throws IOException {
        try {
            return record(record, origin, maker);
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException | NoSuchElementException e) {
            return broken(origin, "this record contradicts itself", e);
        }
    }

    private static Reading.Refused broken(Origin origin, String what, Exception cause) {
        return Original.of(new byte[0])
                .refuse(origin, Reason.MALFORMED_ARCHIVE, what + " (" + cause.getMessage() + ")", cause);
    }

    private Reading record(WarcRecord record, Origin origin, ItemMaker maker) throws IOException {
        if (record instanceof WarcResponse response
                && response.contentType().type().equals("application")) {
            HttpResponse http = response.http();
            boolean found = http.status() >= OK && http.status() < MULTIPLE_CHOICES;
            return found
                    ? page(response, http.bodyDecoded(), http.contentType().toString(), facts(http), origin, maker)
                    : new Reading.LeftOut(origin, Reason.NOT_A_PAGE);
        }
        if (record instanceof WarcResource resource) {
            Optional<WarcPayload> payload = resource.payload();
            if (payload.isPresent()) {
                return page(
                        resource, payload.get().body(), resource.contentType().toString(), null, origin, maker);
            }
        }
        return new Reading.LeftOut(origin, Reason.NOT_A_PAGE);
    }

    private Reading page(
            WarcTargetRecord record,
            MessageBody body,
            String contentType,
            @Nullable HttpFacts facts,
            Origin origin,
            ItemMaker maker)
            throws IOException {
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
        if (!PAGES.contains(type)) {
            return new Reading.LeftOut(origin, Reason.NOT_A_PAGE);
        }
        Original original = Capture.document(body.stream(), limit);
        return documents.page(original, origin, record.target(), CharsetLabel.ofContentType(contentType), draft -> {
            if (facts != null) {
                draft.http(facts);
            }
            return maker.make(draft, origin, () -> original, record.date());
        });
    }

    private static HttpFacts facts(HttpResponse http) {
        return HttpFacts.newBuilder()
                .setStatus(http.status())
                .setContentType(http.headers().first("Content-Type").orElse(null))
                .setEtag(http.headers().first("ETag").orElse(null))
                .setLastModified(http.headers().first("Last-Modified").orElse(null))
                .build();
    }

    /** The reader closes what it reads, and the stream is its owner's to close. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, length);
        }

        @Override
        public void close() {}
    }
}
