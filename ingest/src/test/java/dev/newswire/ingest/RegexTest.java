package dev.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What reads foreign text uses no regular expression that could run away: each constant repeats in one place at most. */
class RegexTest {
    private static final Path SOURCES = Path.of("src/main/java");
    /** The calls of String that take a regular expression, and its text where that is a constant. */
    private static final Pattern USE =
            Pattern.compile("\\.(?:split|replaceAll|replaceFirst|matches)\\((?:\"((?:[^\"\\\\]|\\\\.)*)\")?");

    private static final Pattern REPEATS = Pattern.compile("(?<!\\\\)[*+{]");

    @Test
    void repeatsInOnePlaceAtMost() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("evaluate"))
                    .forEach(file -> look(file, found));
        }
        assertThat(found).isNotEmpty().allMatch(RegexTest::harmless);
    }

    @Test
    void knowsWhatRunsAway() {
        assertThat(List.of("[,;]", "\\\\s+", "^//")).allMatch(RegexTest::harmless);
        assertThat(List.of("(a+)+", "\\\\s*x\\\\s*", "java.util.regex")).noneMatch(RegexTest::harmless);
    }

    private static boolean harmless(String regex) {
        return !regex.equals("java.util.regex")
                && REPEATS.matcher(regex).results().count() <= 1;
    }

    private static void look(Path file, List<String> found) {
        try {
            String source = Files.readString(file);
            if (source.contains("java.util.regex")) {
                found.add("java.util.regex");
            }
            for (Matcher use = USE.matcher(source); use.find(); ) {
                if (use.group(1) != null) {
                    found.add(use.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
