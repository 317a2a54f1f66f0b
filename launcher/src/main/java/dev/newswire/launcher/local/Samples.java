package dev.newswire.launcher.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The sample items that come with the program. */
public final class Samples {

    private static final String FOLDER = "/dev/newswire/launcher/samples/";
    private static final String INDEX = "index.txt";

    private Samples() {}

    /** Copies them to a folder, which is created, and answers their paths in the order they are to be pushed in. */
    public static List<Path> copyTo(Path folder) {
        try {
            Files.createDirectories(folder);
            List<Path> copies = new ArrayList<>();
            for (String name : names()) {
                Path copy = folder.resolve(name);
                try (InputStream sample = open(name)) {
                    Files.copy(sample, copy);
                }
                copies.add(copy);
            }
            return copies;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy the samples to " + folder, e);
        }
    }

    private static List<String> names() throws IOException {
        try (InputStream index = open(INDEX)) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream(FOLDER + name), name);
    }
}
