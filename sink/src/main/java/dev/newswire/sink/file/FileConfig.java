package dev.newswire.sink.file;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where and how files are written.
 *
 * @param folder holds everything; several instances must see the same one
 * @param format what files are written as
 * @param rollBytes about the size, of all files of one partition of the topic together, at which they are finished
 * @param rollEvery the age at which they are finished, counted from their first record
 * @param openFiles most files open at once for one partition of the topic; more dates and categories finish them early
 */
public record FileConfig(Path folder, FileFormat format, long rollBytes, Duration rollEvery, int openFiles) {

    static final ConfigKey<Path> FOLDER = ConfigKey.path(
            "sink.file.folder", "items", "Folder to write files into; several instances must see the same one.");
    static final ConfigKey<FileFormat> FORMAT = ConfigKey.choice(
            "sink.file.format",
            FileFormat.class,
            FileFormat.JSONL,
            "What files are written as: JSON Lines, Avro's container or Parquet.");
    static final ConfigKey<Long> ROLL_SIZE = ConfigKey.bytes(
                    "sink.file.roll.size", "128MiB", "Size of one partition's open files at which they are finished.")
            .between(1L << 10, 16L << 30);
    static final ConfigKey<Duration> ROLL_EVERY = ConfigKey.duration(
                    "sink.file.roll.every",
                    "5m",
                    "Age of the first record at which its files are finished, and so seen by readers.")
            .between(Duration.ofMillis(10), Duration.ofDays(1));
    static final ConfigKey<Integer> OPEN_FILES = ConfigKey.integer(
                    "sink.file.open",
                    64,
                    "Most files open at once for one partition of the topic; more dates and categories finish them.")
            .between(1, 10_000);

    static final ConfigKeys KEYS = ConfigKeys.of(FOLDER, FORMAT, ROLL_SIZE, ROLL_EVERY, OPEN_FILES);

    public FileConfig {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(rollEvery, "rollEvery");
        if (rollBytes < 1 || openFiles < 1 || rollEvery.isNegative() || rollEvery.isZero()) {
            throw new IllegalArgumentException("rollBytes, rollEvery and openFiles must be above zero");
        }
    }

    public static FileConfig from(Config config) {
        return new FileConfig(
                config.get(FOLDER),
                config.get(FORMAT),
                config.get(ROLL_SIZE),
                config.get(ROLL_EVERY),
                config.get(OPEN_FILES));
    }
}
