package dev.newswire.sink.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.json.AvroJson;
import dev.newswire.sink.SinkRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/** The lines of a bulk request for one record. */
final class Document {

    private static final JsonFactory JSON = new JsonFactory();

    /** Languages the template has an analyzer for; all others are searched under {@code other}. */
    private static final Set<String> ANALYZED = Set.of(
            "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "hi",
            "hu", "hy", "id", "it", "ja", "ko", "lt", "lv", "nl", "no", "pt", "ro", "ru", "sv", "th", "tr", "zh");

    private Document() {}

    static void append(StringBuilder bulk, SinkRecord one, String index) {
        EnrichedItem item = one.item();
        String place = "\"_index\":" + quoted(index) + ",\"_id\":" + quoted(one.id());
        if (item == null) {
            bulk.append("{\"delete\":{").append(place).append("}}\n");
        } else {
            bulk.append("{\"index\":{")
                    .append(place)
                    .append(",\"version\":")
                    .append(item.getRevision())
                    .append(",\"version_type\":\"external\"}}\n")
                    .append(document(item))
                    .append('\n');
        }
    }

    /** The item, and its words under its language. */
    private static String document(EnrichedItem item) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName("item");
            AvroJson.write(json, item);
            json.writeObjectFieldStart("words");
            String summary = item.getSummary();
            json.writeStringField(
                    language(item),
                    item.getTitle() + "\n\n" + (summary == null ? "" : summary) + "\n\n" + item.getText());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return text.toString();
    }

    private static String language(EnrichedItem item) {
        String primary = item.getLanguage().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        String known = primary.equals("nb") || primary.equals("nn") ? "no" : primary;
        return ANALYZED.contains(known) ? known : "other";
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
