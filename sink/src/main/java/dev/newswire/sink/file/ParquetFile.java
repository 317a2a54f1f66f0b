package dev.newswire.sink.file;

import dev.newswire.schemas.EnrichedItem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Items in a Parquet file, lists in the three levels that the format's specification asks for. Row groups are small, for
 * many files are open at once and each holds one in memory.
 */
final class ParquetFile implements ItemFile {

    private static final long ROW_GROUP_BYTES = 8L << 20;
    private static final int PAGE_BYTES = 256 << 10;

    private final ParquetWriter<EnrichedItem> writer;

    ParquetFile(Path path) throws IOException {
        writer = writer(path, EnrichedItem.getClassSchema(), SpecificData.getForClass(EnrichedItem.class));
    }

    /** Begins a file of records of a schema; it must not exist. */
    static <T> ParquetWriter<T> writer(Path path, Schema schema, GenericData model) throws IOException {
        return AvroParquetWriter.<T>builder(new LocalOutputFile(path))
                .withSchema(schema)
                .withDataModel(model)
                .withConf(new PlainParquetConfiguration(Map.of(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false")))
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withCodecFactory(new ZstdPages())
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .build();
    }

    @Override
    public void write(EnrichedItem item) throws IOException {
        writer.write(item);
    }

    @Override
    public long bytes() {
        return writer.getDataSize();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
