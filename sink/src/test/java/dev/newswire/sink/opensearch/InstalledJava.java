package dev.newswire.sink.opensearch;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The Javas of this machine: the one that runs, and those in {@code /usr/lib/jvm}. */
final class InstalledJava {

    private InstalledJava() {}

    /** Home of the one that runs where it is new enough, else of the oldest that is. */
    static Optional<Path> atLeast(int feature) throws IOException {
        if (Runtime.version().feature() >= feature) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(home -> feature(home) >= feature).min(Comparator.comparingInt(InstalledJava::feature));
        }
    }

    /** As its file {@code release} says; 0 where there is none. */
    private static int feature(Path home) {
        try {
            Properties release = new Properties();
            release.load(new StringReader(Files.readString(home.resolve("release"))));
            return Runtime.Version.parse(
                            release.getProperty("JAVA_VERSION", "\"0\"").replace("\"", ""))
                    .feature();
        } catch (IOException | IllegalArgumentException none) {
            return 0;
        }
    }
}
