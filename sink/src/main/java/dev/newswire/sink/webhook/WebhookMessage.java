package dev.newswire.sink.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.json.AvroJson;
import dev.newswire.sink.SinkRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What is posted for one record, in the form Standard Webhooks recommends: {@code type}, {@code timestamp}, {@code data}.
 *
 * @param id the same whenever the same revision of the same item is sent, and for nothing else
 */
record WebhookMessage(String id, String body) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int ID_BYTES = 16;

    static WebhookMessage of(SinkRecord one) {
        EnrichedItem item = one.item();
        String about = item == null ? "deleted " + one.origin() : "revision " + item.getRevision();
        return new WebhookMessage(hash(one.id() + "\n" + about), body(one, item == null));
    }

    private static String body(SinkRecord one, boolean deleted) {
        StringWriter body = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("type", deleted ? "item.deleted" : "item.enriched");
            json.writeStringField(
                    "timestamp",
                    Instant.ofEpochMilli(Math.max(0, one.source().timestamp())).toString());
            json.writeFieldName("data");
            EnrichedItem item = one.item();
            if (item == null) {
                json.writeStartObject();
                json.writeStringField("id", one.id());
                json.writeEndObject();
            } else {
                AvroJson.write(json, item);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return body.toString();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
