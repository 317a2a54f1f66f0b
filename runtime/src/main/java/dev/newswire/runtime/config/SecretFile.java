package dev.newswire.runtime.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A secret that stands in a file, in the words of Kafka's config providers: {@code ${file:PATH:KEY}} is a value of a
 * properties file, {@code ${file:PATH}} the whole of a file without the line's end.
 */
final class SecretFile {
    private static final String BEGIN = "${file:";
    private static final String END = "}";
    private static final long MOST_BYTES = 1 << 16;

    private SecretFile() {}

    /** Says what is wrong with the file, never what is in it. */
    static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** The text itself when it refers to no file. */
    static String resolve(String text) {
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            return text;
        }
        String reference = text.substring(BEGIN.length(), text.length() - END.length());
        int colon = reference.lastIndexOf(':');
        try {
            return colon < 0 ? whole(Path.of(reference)) : value(reference, colon);
        } catch (IOException | IllegalArgumentException e) {
            throw e instanceof Unreadable known ? known : new Unreadable("a file that can be read: " + reference);
        }
    }

    private static String whole(Path file) throws IOException {
        return read(file).stripTrailing();
    }

    private static String value(String reference, int colon) throws IOException {
        Properties values = new Properties();
        values.load(new StringReader(read(Path.of(reference.substring(0, colon)))));
        String value = values.getProperty(reference.substring(colon + 1));
        if (value == null) {
            throw new Unreadable("a file with the key that is named: " + reference);
        }
        return value;
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new Unreadable("a file of 64 KiB at most: " + file);
        }
        return Files.readString(file);
    }
}
