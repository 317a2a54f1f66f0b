package dev.newswire.sink.file;

import dev.newswire.schemas.EnrichedItem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Items in an Avro object container file, which carries its schema. Deflate, for it is the one codec besides none that
 * the specification asks of every reader.
 */
final class AvroFile implements ItemFile {

    static final int LEVEL = 6;

    private final CountedStream out;
    private final DataFileWriter<EnrichedItem> writer;

    AvroFile(Path path) throws IOException {
        out = new CountedStream(new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)));
        writer = new DataFileWriter<>(new SpecificDatumWriter<>(EnrichedItem.class));
        writer.setCodec(CodecFactory.deflateCodec(LEVEL));
        try {
            writer.create(EnrichedItem.getClassSchema(), out);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    @Override
    public void write(EnrichedItem item) throws IOException {
        writer.append(item);
    }

    @Override
    public long bytes() {
        return out.bytes;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class CountedStream extends OutputStream {

        private final OutputStream out;
        private long bytes;

        CountedStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] many, int from, int count) throws IOException {
            out.write(many, from, count);
            bytes += count;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
