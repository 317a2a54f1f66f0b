package dev.newswire.enrich.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads the lines of a set, gzipped when its name says so. A fault names file and line. */
final class SetFile {

    /** What is made of one line. */
    interface LineReader {
        void read(String line) throws IOException;
    }

    private SetFile() {}

    static void read(Path file, LineReader reader) throws IOException {
        int number = 0;
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                reader.read(line);
            }
        } catch (IOException | RuntimeException fault) {
            throw fault(file, number, fault);
        }
    }

    /** The fault in one line: a parser's message may go on over several, with pieces of the text. */
    static IOException fault(Path file, int line, Exception fault) {
        String message = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        String place = file + (line == 0 ? "" : ":" + line);
        return new IOException(place + " cannot be read: " + fault.getClass().getSimpleName() + ": " + message, fault);
    }
}
