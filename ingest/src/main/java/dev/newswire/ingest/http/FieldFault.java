package dev.newswire.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.ingest.identity.CanonicalUrl;
import dev.newswire.ingest.item.ClaimedDate;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a pushed object. Only the names of our own mapping are held to their form, so that a
 * program that writes them hears of its mistakes; the names of schema.org and others are read as they are found.
 *
 * @param field its name
 * @param message what it should be
 */
record FieldFault(String field, String message) {
    private static final List<String> TEXTS = List.of("title", "summary", "body", "language", "bodyFormat", "url");
    private static final List<String> LISTS = List.of("authors", "categories", "media");

    /** The first fault of an object, in the order of the mapping. */
    static Optional<FieldFault> in(JsonNode item) {
        if (!item.isObject()) {
            return Optional.empty();
        }
        for (String name : TEXTS) {
            JsonNode value = item.get(name);
            if (given(value) && !value.isTextual()) {
                return fault(name, "a text", value);
            }
        }
        for (String name : LISTS) {
            JsonNode value = item.get(name);
            if (given(value) && (value.isNumber() || value.isBoolean())) {
                return fault(name, "an array", value);
            }
        }
        JsonNode guid = item.get("guid");
        if (given(guid) && (guid.isContainerNode() || guid.isBoolean())) {
            return fault("guid", "a text", guid);
        }
        return url(item).or(() -> format(item)).or(() -> date(item)).or(() -> language(item));
    }

    private static Optional<FieldFault> url(JsonNode item) {
        String url = text(item, "url");
        return url.isBlank() || CanonicalUrl.of(url).isPresent()
                ? Optional.empty()
                : Optional.of(new FieldFault("url", "it is no absolute http or https address"));
    }

    private static Optional<FieldFault> format(JsonNode item) {
        String format = text(item, "bodyFormat").strip().toUpperCase(Locale.ROOT);
        return format.isEmpty() || format.equals("HTML") || format.equals("TEXT")
                ? Optional.empty()
                : Optional.of(new FieldFault("bodyFormat", "it is neither HTML nor TEXT"));
    }

    private static Optional<FieldFault> date(JsonNode item) {
        JsonNode value = item.get("publishedAt");
        boolean fine = !given(value)
                || (value.isTextual()
                        && (value.asText().isBlank()
                                || ClaimedDate.parse(value.asText()).isPresent()))
                || (value.isIntegralNumber() && value.canConvertToLong());
        return fine
                ? Optional.empty()
                : Optional.of(new FieldFault(
                        "publishedAt", "it is no date: ISO 8601, RFC 1123, or seconds or milliseconds since 1970"));
    }

    private static Optional<FieldFault> language(JsonNode item) {
        String tag = text(item, "language").strip().replace('_', '-');
        try {
            if (!tag.isEmpty()) {
                Locale unused = new Locale.Builder().setLanguageTag(tag).build();
            }
            return Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.of(new FieldFault("language", "it is no language tag (BCP 47), such as en or pt-BR"));
        }
    }

    private static Optional<FieldFault> fault(String field, String expected, JsonNode value) {
        return Optional.of(new FieldFault(
                field,
                "it is " + value.getNodeType().name().toLowerCase(Locale.ROOT) + ", where " + expected + " should be"));
    }

    private static boolean given(@Nullable JsonNode value) {
        return value != null && !value.isNull();
    }

    private static String text(JsonNode item, String name) {
        JsonNode value = item.get(name);
        return value == null ? "" : value.asText("");
    }
}
