package dev.newswire.sink.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What a file is written as. */
public enum FileFormat {
    /** One JSON object a line. */
    JSONL,
    /** Avro's object container file, deflated. */
    AVRO,
    /** Parquet, its pages compressed by Zstandard. */
    PARQUET;

    /** How names end. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins a file, which must not exist. */
    ItemFile create(Path path) throws IOException {
        return switch (this) {
            case JSONL -> new JsonLinesFile(path);
            case AVRO -> new AvroFile(path);
            case PARQUET -> new ParquetFile(path);
        };
    }
}
