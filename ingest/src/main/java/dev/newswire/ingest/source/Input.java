package dev.newswire.ingest.source;

import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.schemas.SourceKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads files and streams through an {@link ItemReader}; what cannot be opened is refused like what cannot be read. */
public final class Input {
    private final ItemReader reader;
    private final Counter bytes;

    public Input(ItemReader reader, MeterRegistry registry) {
        this.reader = reader;
        this.bytes = Counter.builder("newswire.ingest.bytes")
                .baseUnit("bytes")
                .description("Bytes read from files and streams, as they were, compressed or not")
                .register(registry);
    }

    /** Reads a file to its end. */
    public void file(Path file, ItemMaker maker, Consumer<Reading> out) {
        try (InputStream in = Files.newInputStream(file)) {
            reader.read(new Counted(in, bytes), file.toString(), maker, out);
        } catch (IOException e) {
            out.accept(unreadable(file, e));
        }
    }

    /** Reads standard input, or what stands for it, to its end; the stream stays the caller's. */
    public void stdin(InputStream in, ItemMaker maker, Consumer<Reading> out) {
        reader.read(new Counted(in, bytes), "-", maker.with(maker.feeder().by(SourceKind.PUSH)), out);
    }

    /** The refusal of a file or folder that could not be opened. */
    public static Reading.Refused unreadable(Path file, IOException cause) {
        String why = cause instanceof NoSuchFileException
                ? "it is gone"
                : cause instanceof AccessDeniedException
                        ? "reading it is not allowed"
                        : String.valueOf(cause.getMessage());
        return Original.of(new byte[0]).refuse(new Origin(file.toString(), 0), Reason.UNREADABLE, why, cause);
    }

    private static final class Counted extends FilterInputStream {
        private final Counter bytes;

        Counted(InputStream in, Counter bytes) {
            super(in);
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            if (octet >= 0) {
                bytes.increment();
            }
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = in.read(target, offset, length);
            if (got > 0) {
                bytes.increment(got);
            }
            return got;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
