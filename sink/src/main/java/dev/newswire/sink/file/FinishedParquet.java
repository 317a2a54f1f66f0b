package dev.newswire.sink.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Parquet as we write it, by the schema of Avro that stands in the file. */
record FinishedParquet(Path path) implements FinishedFile {

    private static final String SCHEMA = "parquet.avro.schema";

    /** False to read no further. */
    private interface EachItem {
        boolean take(GenericRecord item) throws IOException;
    }

    @Override
    public void each(Predicate<Item> goOn) throws IOException {
        try (ParquetPages pages = new ParquetPages(path)) {
            read(pages, ItemSchema.part(schema(pages)), item -> goOn.test(ItemSchema.item(item)));
        }
    }

    @Override
    public Copied copyWithout(Set<String> ids, Path to) throws IOException {
        int[] counts = {0, 0};
        try (ParquetPages pages = new ParquetPages(path)) {
            Schema schema = schema(pages);
            try (ParquetWriter<GenericRecord> writer = ParquetFile.writer(to, schema, new GenericData())) {
                read(pages, schema, item -> {
                    if (ids.contains(ItemSchema.item(item).id())) {
                        counts[1]++;
                    } else {
                        writer.write(item);
                        counts[0]++;
                    }
                    return true;
                });
            }
        }
        return new Copied(counts[0], counts[1]);
    }

    private Schema schema(ParquetPages pages) throws IOException {
        String text = pages.facts().get(SCHEMA);
        if (text == null) {
            throw new IOException("no Parquet file of ours, it names no schema of Avro: " + path);
        }
        return new Schema.Parser().parse(text);
    }

    private void read(ParquetPages pages, Schema wanted, EachItem each) throws IOException {
        ParquetConfiguration how =
                new PlainParquetConfiguration(Map.of(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false"));
        AvroSchemaConverter converter = new AvroSchemaConverter(how);
        MessageType whole = converter.convert(schema(pages));
        MessageType part = converter.convert(wanted);
        MessageColumnIO columns = new ColumnIOFactory(pages.createdBy()).getColumnIO(part, whole);
        RecordMaterializer<GenericRecord> items = new AvroReadSupport<GenericRecord>(new GenericData())
                .prepareForRead(
                        how,
                        Map.of(SCHEMA, wanted.toString()),
                        whole,
                        new ReadSupport.ReadContext(part, Map.of(AvroReadSupport.AVRO_COMPATIBILITY, "false")));
        try {
            for (int group = 0; group < pages.groups(); group++) {
                RecordReader<GenericRecord> reader =
                        columns.getRecordReader(pages.group(group, part.getColumns()), items);
                for (long row = 0; row < pages.rows(group); row++) {
                    if (!each.take(reader.read())) {
                        return;
                    }
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("no Parquet file of ours: " + path, e);
        }
    }
}
