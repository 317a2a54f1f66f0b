package dev.newswire.sink.file;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a Parquet file as {@link ParquetFile} writes it: Zstandard, pages of the first version. The library decodes
 * what is in them; what it would find them by needs Hadoop at run time, this does not. For one thread.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">the format</a>
 */
final class ParquetPages implements Closeable {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int TAIL = 8;

    private final FileChannel channel;
    private final FileMetaData footer;

    ParquetPages(Path path) throws IOException {
        channel = FileChannel.open(path);
        try {
            footer = footer();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e instanceof IOException known ? known : new IOException("no Parquet file: " + path, e);
        }
    }

    private FileMetaData footer() throws IOException {
        long size = channel.size();
        ByteBuffer tail = ByteBuffer.wrap(bytes(Math.max(0, size - TAIL), TAIL)).order(ByteOrder.LITTLE_ENDIAN);
        int length = tail.getInt();
        byte[] magic = new byte[MAGIC.length];
        tail.get(magic);
        if (!Arrays.equals(magic, MAGIC) || length < 0 || length > size - TAIL) {
            throw new IOException("a Parquet file ends otherwise");
        }
        return Util.readFileMetaData(new ByteArrayInputStream(bytes(size - TAIL - length, length)));
    }

    private byte[] bytes(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("the file is cut short");
            }
        }
        return bytes.array();
    }

    /** What the writer noted of the file. */
    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        for (KeyValue one : Optional.ofNullable(footer.getKey_value_metadata()).orElse(List.of())) {
            facts.put(one.getKey(), one.getValue());
        }
        return facts;
    }

    String createdBy() {
        return footer.getCreated_by();
    }

    int groups() {
        return footer.getRow_groupsSize();
    }

    long rows(int group) {
        return footer.getRow_groups().get(group).getNum_rows();
    }

    /** The pages of these columns, in memory. */
    PageReadStore group(int number, List<ColumnDescriptor> columns) throws IOException {
        RowGroup group = footer.getRow_groups().get(number);
        Map<List<String>, Chunk> chunks = new HashMap<>();
        for (ColumnDescriptor column : columns) {
            List<String> name = List.of(column.getPath());
            for (var one : group.getColumns()) {
                if (one.getMeta_data().getPath_in_schema().equals(name)) {
                    chunks.put(name, chunk(one.getMeta_data(), column));
                }
            }
        }
        return new Group(group.getNum_rows(), chunks);
    }

    private Chunk chunk(ColumnMetaData about, ColumnDescriptor column) throws IOException {
        long from = about.isSetDictionary_page_offset()
                ? Math.min(about.getDictionary_page_offset(), about.getData_page_offset())
                : about.getData_page_offset();
        boolean packed = about.getCodec() == CompressionCodec.ZSTD;
        if (!packed && about.getCodec() != CompressionCodec.UNCOMPRESSED) {
            throw new IOException("pages are compressed by " + about.getCodec());
        }
        ByteArrayInputStream in =
                new ByteArrayInputStream(bytes(from, Math.toIntExact(about.getTotal_compressed_size())));
        DictionaryPage dictionary = null;
        Queue<DataPage> pages = new ArrayDeque<>();
        for (long left = about.getNum_values(); left > 0; ) {
            PageHeader header = Util.readPageHeader(in);
            byte[] stored = in.readNBytes(header.getCompressed_page_size());
            byte[] page = packed ? Zstd.decompress(stored, header.getUncompressed_page_size()) : stored;
            switch (header.getType()) {
                case DICTIONARY_PAGE -> dictionary = dictionary(header.getDictionary_page_header(), page);
                case DATA_PAGE -> {
                    pages.add(data(header.getData_page_header(), page, column));
                    left -= header.getData_page_header().getNum_values();
                }
                default -> throw new IOException("a page of the kind " + header.getType());
            }
        }
        return new Chunk(about.getNum_values(), dictionary, pages);
    }

    private static DictionaryPage dictionary(DictionaryPageHeader header, byte[] page) {
        return new DictionaryPage(BytesInput.from(page), header.getNum_values(), encoding(header.getEncoding()));
    }

    private static DataPage data(DataPageHeader header, byte[] page, ColumnDescriptor column) {
        return new DataPageV1(
                BytesInput.from(page),
                header.getNum_values(),
                page.length,
                Statistics.createStats(column.getPrimitiveType()),
                encoding(header.getRepetition_level_encoding()),
                encoding(header.getDefinition_level_encoding()),
                encoding(header.getEncoding()));
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding one) {
        return Encoding.valueOf(one.name());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private record Group(long rows, Map<List<String>, Chunk> chunks) implements PageReadStore {

        @Override
        public PageReader getPageReader(ColumnDescriptor column) {
            Chunk chunk = chunks.get(List.of(column.getPath()));
            if (chunk == null) {
                throw new IllegalArgumentException("the file has no column " + String.join(".", column.getPath()));
            }
            return chunk;
        }

        @Override
        public long getRowCount() {
            return rows;
        }
    }

    private record Chunk(long values, @Nullable DictionaryPage dictionary, Queue<DataPage> pages)
            implements PageReader {

        @Override
        @SuppressWarnings("NullAway") // The interface says null where there is none.
        public DictionaryPage readDictionaryPage() {
            return dictionary;
        }

        @Override
        public long getTotalValueCount() {
            return values;
        }

        @Override
        @SuppressWarnings("NullAway") // As above.
        public DataPage readPage() {
            return pages.poll();
        }
    }
}
