package dev.newswire.runtime.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one type of value is read from and written as text.
 *
 * @param name as shown in tables
 * @param expected completes "expected …"
 * @param parse throws IllegalArgumentException for text that is not of the type
 */
record ValueType<T>(
        String name,
        String expected,
        Function<String, T> parse,
        Function<T, String> format,
        @Nullable Comparator<T> order) {

    static final ValueType<String> TEXT = new ValueType<>("text", "text", text -> text, text -> text, null);
    static final ValueType<String> NON_BLANK =
            new ValueType<>("text", "text that is not blank", ValueType::nonBlank, text -> text, null);
    static final ValueType<Integer> INTEGER = new ValueType<>(
            "integer", "a whole number", text -> Integer.valueOf(text.strip()), String::valueOf, Integer::compare);
    static final ValueType<Double> DECIMAL =
            new ValueType<>("decimal", "a number such as 0.5", ValueType::decimal, String::valueOf, Double::compare);
    static final ValueType<Boolean> BOOL =
            new ValueType<>("boolean", "true or false", ValueType::bool, String::valueOf, null);
    static final ValueType<Duration> DURATION = new ValueType<>(
            "duration",
            "a duration such as 500ms, 30s, 5m, 2h or 7d",
            DurationText::parse,
            DurationText::format,
            Duration::compareTo);
    static final ValueType<Long> BYTES = new ValueType<>(
            "size", "a size such as 512B, 64KiB, 4MiB or 1GiB", SizeText::parse, SizeText::format, Long::compare);
    static final ValueType<List<String>> LIST = new ValueType<>(
            "list", "values separated by commas", ValueType::split, items -> String.join(",", items), null);
    static final ValueType<Path> PATH = new ValueType<>("path", "a file path", ValueType::path, Path::toString, null);
    static final ValueType<URI> URI_TYPE = new ValueType<>(
            "uri", "a URI with a scheme, such as http://host:8081", ValueType::uri, URI::toString, null);

    static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        E[] constants = type.getEnumConstants();
        List<String> names = Arrays.stream(constants).map(ValueType::spelling).toList();
        String expected = "one of " + String.join(", ", names);
        Function<String, E> parse = text -> {
            int index = names.indexOf(text.strip().toLowerCase(Locale.ROOT));
            if (index < 0) {
                throw new IllegalArgumentException(expected);
            }
            return constants[index];
        };
        return new ValueType<>("choice", expected, parse, ValueType::spelling, null);
    }

    /** The same type where an empty value means none. */
    ValueType<Optional<T>> optional() {
        return new ValueType<>(
                name,
                expected + ", or nothing",
                text -> text.isBlank() ? Optional.empty() : Optional.of(parse.apply(text)),
                value -> value.map(format).orElse(""),
                null);
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String nonBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        return text;
    }

    private static double decimal(String text) {
        double value = Double.parseDouble(text.strip());
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not finite");
        }
        return value;
    }

    private static boolean bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Path path(String text) {
        try {
            return Path.of(nonBlank(text.strip()));
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("not a path", invalid);
        }
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getScheme() == null) {
                throw new IllegalArgumentException("no scheme");
            }
            return uri;
        } catch (URISyntaxException invalid) {
            throw new IllegalArgumentException("not a URI", invalid);
        }
    }
}
