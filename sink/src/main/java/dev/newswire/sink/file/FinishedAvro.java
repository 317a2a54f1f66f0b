package dev.newswire.sink.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Avro's container, by the schema that stands in the file. */
record FinishedAvro(Path path) implements FinishedFile {

    @Override
    public boolean holdsAny(Set<String> ids) throws IOException {
        try (DataFileReader<GenericRecord> reader = reader()) {
            GenericDatumReader<GenericRecord> ofIds =
                    new GenericDatumReader<>(reader.getSchema(), ItemId.alone(reader.getSchema()));
            try (DataFileReader<GenericRecord> items = new DataFileReader<>(path.toFile(), ofIds)) {
                while (items.hasNext()) {
                    if (ids.contains(ItemId.of(items.next()))) {
                        return true;
                    }
                }
            }
            return false;
        } catch (AvroRuntimeException e) {
            throw new IOException("no Avro file: " + path, e);
        }
    }

    @Override
    public Copied copyWithout(Set<String> ids, Path to) throws IOException {
        int kept = 0;
        int erased = 0;
        try (DataFileReader<GenericRecord> reader = reader();
                DataFileWriter<GenericRecord> writer =
                        new DataFileWriter<>(new GenericDatumWriter<>(reader.getSchema()))) {
            writer.setCodec(CodecFactory.deflateCodec(AvroFile.LEVEL));
            writer.create(reader.getSchema(), Files.newOutputStream(to, StandardOpenOption.CREATE_NEW));
            for (GenericRecord item : reader) {
                if (ids.contains(ItemId.of(item))) {
                    erased++;
                } else {
                    writer.append(item);
                    kept++;
                }
            }
        } catch (AvroRuntimeException e) {
            throw new IOException("no Avro file: " + path, e);
        }
        return new Copied(kept, erased);
    }

    private DataFileReader<GenericRecord> reader() throws IOException {
        return new DataFileReader<>(path.toFile(), new GenericDatumReader<>());
    }
}
