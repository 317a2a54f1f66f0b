package dev.newswire.sink.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

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

    /** A file that was finished, in the format its name says; empty where it says none of these. */
    static Optional<FinishedFile> finished(Path path) {
        String name = path.getFileName().toString();
        if (name.endsWith(".jsonl")) {
            return Optional.of(new FinishedJsonLines(path));
        } else if (name.endsWith(".avro")) {
            return Optional.of(new FinishedAvro(path));
        } else if (name.endsWith(".parquet")) {
            return Optional.of(new FinishedParquet(path));
        }
        return Optional.empty();
    }
}
