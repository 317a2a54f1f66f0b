package dev.newswire.launcher.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The file by which other terminals find a running pipeline: {@code running.properties} in its data folder, holding the
 * settings a client needs. It is there only while the pipeline runs; after a crash it may be stale until the next start.
 */
public final class RunningFile {

    private static final String NAME = "running.properties";

    private final Path file;

    /**
     * @param dataFolder folder of the pipeline
     */
    public RunningFile(Path dataFolder) {
        this.file = dataFolder.resolve(NAME);
    }

    /** Where it stands, for messages. */
    public Path path() {
        return file;
    }

    /** The settings of the running pipeline; empty when none runs. */
    public Optional<Map<String, String>> read() {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            Map<String, String> settings = new TreeMap<>();
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
            return Optional.of(settings);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Writes it whole or not at all. */
    public void write(Map<String, String> settings) {
        StringBuilder text = new StringBuilder("# Written while the pipeline runs; removed when it stops.\n");
        new TreeMap<>(settings).forEach((name, value) -> text.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        Path whole = file.resolveSibling(NAME + ".new");
        try {
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Removes it. Doing it again does no harm. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }
}
