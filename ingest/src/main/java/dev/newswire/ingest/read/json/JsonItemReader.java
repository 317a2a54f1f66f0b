package dev.newswire.ingest.read.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.charset.Decoded;
import dev.newswire.ingest.read.charset.TextDecoder;
import dev.newswire.ingest.read.stream.Slice;
import dev.newswire.schemas.DateOrigin;
import java.util.List;
import java.util.function.Consumer;

/** Reads the slices of a JSON or NDJSON stream as items: one slice, one item, or as many as its graph has articles. */
public final class JsonItemReader {
    private final JsonValues values;
    private final int limit;

    /** @param limit most bytes an item may have */
    public JsonItemReader(int limit) {
        this.values = new JsonValues(limit);
        this.limit = limit;
    }

    /**
     * Reads one slice.
     *
     * @param about adds to each draft what is known of all, once the item has said its own
     */
    public void read(Slice slice, String file, ItemMaker maker, Consumer<Draft> about, Consumer<Reading> out) {
        Origin origin = new Origin(file, slice.line());
        Original original = slice.original();
        if (slice.oversize()) {
            out.accept(original.refuse(
                    origin, Reason.TOO_LARGE, original.length() + " bytes, and no more than " + limit + " are read"));
            return;
        }
        if (original.length() == 0) {
            out.accept(original.refuse(origin, Reason.MALFORMED_JSON, "the array breaks off"));
            return;
        }
        Decoded decoded = TextDecoder.decode(original.bytes(), null);
        try {
            items(values.parse(decoded.text()), decoded, maker, about, origin, original, out);
        } catch (JsonProcessingException e) {
            out.accept(refused(decoded.text(), origin, original, e));
        }
    }

    /** Reads a value that is parsed already. */
    public static void parsed(
            JsonNode value, Decoded decoded, ItemMaker maker, Origin origin, Original original, Consumer<Reading> out) {
        items(value, decoded, maker, draft -> {}, origin, original, out);
    }

    private static void items(
            JsonNode value,
            Decoded decoded,
            ItemMaker maker,
            Consumer<Draft> about,
            Origin origin,
            Original original,
            Consumer<Reading> out) {
        if (!value.isObject()) {
            out.accept(original.refuse(origin, Reason.NOT_AN_ITEM, "an item is a JSON object, this is " + kind(value)));
            return;
        }
        List<JsonNode> articles = value.has("@graph") ? JsonArticles.in(value) : List.of(value);
        if (articles.isEmpty()) {
            out.accept(original.refuse(origin, Reason.NO_CONTENT, "none of the nodes in its @graph is an article"));
        }
        for (JsonNode article : articles) {
            Draft draft = new Draft().replaced(decoded.replaced());
            JsonMapping.into(draft, article, DateOrigin.FEED);
            about.accept(draft);
            out.accept(maker.make(draft, origin, () -> original));
        }
    }

    private static Reading refused(String json, Origin origin, Original original, JsonProcessingException cause) {
        if (JsonValues.tooDeep(json)) {
            return original.refuse(
                    origin, Reason.TOO_DEEP, "it is nested more than " + JsonValues.DEEPEST + " deep", cause);
        }
        JsonLocation at = cause.getLocation();
        String where = at == null ? "" : " (at character " + at.getCharOffset() + ")";
        return original.refuse(origin, Reason.MALFORMED_JSON, cause.getOriginalMessage() + where, cause);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array within an array or line";
            case STRING -> "a text";
            case NUMBER -> "a number";
            default -> value.asText("nothing");
        };
    }
}
