package dev.newswire.sink.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Predicate;
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
    public void each(Predicate<Item> goOn) throws IOException {
        try (DataFileReader<GenericRecord> whole = reader();
                DataFileReader<GenericRecord> items = new DataFileReader<>(
                        path.toFile(),
                        new GenericDatumReader<>(whole.getSchema(), ItemSchema.part(whole.getSchema())))) {
            while (items.hasNext()) {
                if (!goOn.test(ItemSchema.item(items.next()))) {
                    return;
                }
            }
        } catch (AvroRuntimeException e) {
            throw new IOException("no Avro file of ours: " + path, e);
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
                if (ids.contains(ItemSchema.item(item).id())) {
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
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return new DataFileReader<>(path.toFile(), new GenericDatumReader<>());
    }
}
