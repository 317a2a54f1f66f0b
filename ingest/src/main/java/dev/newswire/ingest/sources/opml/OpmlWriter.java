package dev.newswire.ingest.sources.opml;

import dev.newswire.runtime.config.DurationText;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes sources as OPML 2.0, each in the folder of its first category, so that other readers can import them. What they
 * have no words for stands in attributes of our own namespace. Sources that are pushed have no address and stay out.
 */
public final class OpmlWriter {

    private final StringBuilder out = new StringBuilder();

    private OpmlWriter() {}

    /** The whole document, to be written in UTF-8. */
    public static String write(List<SourceDefinition> sources, Instant now) {
        OpmlWriter writer = new OpmlWriter();
        writer.document(sources, now);
        return writer.out.toString();
    }

    private void document(List<SourceDefinition> sources, Instant now) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<opml version=\"2.0\" xmlns:newswire=\"")
                .append(OutlineRequest.NAMESPACE)
                .append("\">\n");
        out.append("  <head>\n    <title>Newswire sources</title>\n    <dateCreated>");
        out.append(date).append("</dateCreated>\n  </head>\n  <body>\n");
        Map<String, List<SourceDefinition>> folders = new TreeMap<>();
        for (SourceDefinition source : sources) {
            if (source.getUrl() != null) {
                String folder = source.getCategories().isEmpty()
                        ? ""
                        : source.getCategories().get(0);
                folders.computeIfAbsent(folder, key -> new ArrayList<>()).add(source);
            }
        }
        folders.forEach(this::folder);
        out.append("  </body>\n</opml>\n");
    }

    private void folder(String title, List<SourceDefinition> sources) {
        if (title.isEmpty()) {
            sources.forEach(source -> outline("    ", source));
            return;
        }
        out.append("    <outline text=\"").append(escaped(title)).append("\">\n");
        sources.forEach(source -> outline("      ", source));
        out.append("    </outline>\n");
    }

    private void outline(String indent, SourceDefinition source) {
        out.append(indent).append("<outline");
        attributes(source).forEach((name, value) -> {
            if (value != null) {
                out.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escaped(value))
                        .append('"');
            }
        });
        out.append("/>\n");
    }

    private static Map<String, @Nullable String> attributes(SourceDefinition source) {
        Map<String, @Nullable String> attributes = new LinkedHashMap<>();
        String name = source.getName();
        attributes.put("type", "rss");
        attributes.put("text", name == null ? source.getId() : name);
        attributes.put("title", name);
        attributes.put("xmlUrl", source.getUrl());
        attributes.put("language", source.getLanguage());
        boolean feed = source.getKind() == SourceKind.FEED;
        boolean configured = source.getPageFetch() == PageFetch.CONFIGURED;
        own(attributes, "id", source.getId());
        own(attributes, "kind", feed ? null : word(source.getKind()));
        own(attributes, "paused", source.getPaused() ? "true" : null);
        own(attributes, "page-fetch", configured ? null : word(source.getPageFetch()));
        own(attributes, "min-interval", interval(source.getMinInterval()));
        own(attributes, "max-interval", interval(source.getMaxInterval()));
        boolean several = source.getCategories().size() > 1;
        own(attributes, "categories", several ? String.join("\n", source.getCategories()) : null);
        return attributes;
    }

    private static void own(Map<String, @Nullable String> attributes, String name, @Nullable String value) {
        attributes.put(OutlineRequest.PREFIX + name, value);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String interval(@Nullable Long millis) {
        return millis == null ? null : DurationText.format(Duration.ofMillis(millis));
    }

    /** For an attribute (XML 1.0): line ends as references, since a reader makes spaces of them otherwise. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\n', '\r', '\t' -> safe.append("&#").append(point).append(';');
                default -> safe.appendCodePoint(legal(point) ? point : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean legal(int point) {
        return (point >= 0x20 && point <= 0xD7FF) || (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000;
    }
}
