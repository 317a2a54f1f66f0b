package dev.newswire.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The ports of a data folder, so that a part which was given a free one listens there again after every restart.
 *
 * <p>Not thread-safe: ports are settled before the parts start.
 */
final class Ports {
    private static final int HIGHEST = 65_535;
    private final Path file;

    Ports(Path file) {
        this.file = file;
    }

    /**
     * The port for a part: {@code wanted}, or for 0 the one it had before while nobody else listens there, or else a free
     * one; remembered.
     */
    int settle(String part, int wanted) {
        Properties known = read();
        int port = wanted;
        if (wanted == 0) {
            int before = remembered(known, part);
            port = before > 0 && before <= HIGHEST && FreePorts.isFree(before) ? before : FreePorts.choose();
        }
        requireValid(part, port);
        if (!Integer.toString(port).equals(known.getProperty(part))) {
            known.setProperty(part, Integer.toString(port));
            write(known);
        }
        return port;
    }

    /** The port a part listened on last; 0 when it never did. */
    int last(String part) {
        return remembered(read(), part);
    }

    static void requireValid(String part, int port) {
        if (port < 1 || port > HIGHEST) {
            throw new EmbeddingException(
                    "up." + part + ".port is " + port + ": expected a number from 1 to " + HIGHEST + ".");
        }
    }

    private static int remembered(Properties known, String part) {
        try {
            return Integer.parseInt(known.getProperty(part, "0"));
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }

    private Properties read() {
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                known.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the remembered ports in " + file, e);
            }
        }
        return known;
    }

    private void write(Properties known) {
        StringBuilder lines = new StringBuilder();
        known.stringPropertyNames().stream().sorted().forEach(name -> lines.append(name)
                .append('=')
                .append(known.getProperty(name))
                .append('\n'));
        WholeFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
