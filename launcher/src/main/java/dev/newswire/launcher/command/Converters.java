package dev.newswire.launcher.command;

import dev.newswire.monitor.status.LagStatus;
import dev.newswire.runtime.config.DurationText;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.topic.MediaTopic;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How words of the command line become values. */
final class Converters {

    private Converters() {}

    static void register(CommandLine line) {
        line.registerConverter(Duration.class, Converters::duration);
        line.registerConverter(Path.class, Converters::path);
        line.registerConverter(MediaTopic.class, Converters::category);
        line.registerConverter(PageFetch.class, Converters::pageFetch);
        line.registerConverter(LagStatus.class, Converters::status);
    }

    /** An empty name would stand for the working folder, which nobody means who has left a variable unset. */
    static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("'" + text + "' names no file or folder");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' cannot be a file or folder: " + e.getReason());
        }
    }

    /** As in the configuration: 30s, 5m, 1h, 2d. */
    private static Duration duration(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is not a duration such as 30s, 5m, 1h or 2d");
        }
    }

    private static LagStatus status(String text) {
        return LagStatus.of(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no status; there are "
                        + Arrays.stream(LagStatus.values())
                                .map(LagStatus::label)
                                .collect(Collectors.joining(", "))));
    }

    private static PageFetch pageFetch(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(PageFetch.values())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not one of always, when-short, never, configured"));
    }

    private static MediaTopic category(String text) {
        return MediaTopic.of(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a category; there are "
                        + Arrays.stream(MediaTopic.values())
                                .map(topic -> topic.number() + " " + topic.slug())
                                .collect(Collectors.joining(", "))));
    }
}
