package dev.newswire.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The kinds of refusal, as RFC 9457 writes them down. What they mean stands in the OpenAPI document. */
enum Problem {
    ITEMS_REFUSED(400, "Some items were refused"),
    BAD_REQUEST(400, "The request cannot be understood"),
    UNAUTHORIZED(401, "A valid token is needed"),
    PAUSED(403, "The source is paused"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    TIMEOUT(408, "The request took too long"),
    IN_FLIGHT(409, "The same key is being worked on"),
    GONE(410, "Nothing is wanted here any more"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_TYPE(415, "The media type or coding is not read"),
    KEY_REUSED(422, "The key belongs to another request"),
    LAGGING(429, "The pipeline lags behind"),
    SATURATED(429, "Too much is under way"),
    INTERNAL(500, "The request failed"),
    UNAVAILABLE(503, "Nothing can be published now");

    static final String MEDIA_TYPE = "application/problem+json";
    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    /** The kind in kebab case. */
    String label() {
        return Label.of(this);
    }

    /** The kind's type as a reference into the document that explains it. */
    String type() {
        return OpenApi.PATH + "#/x-problems/" + label();
    }

    String title() {
        return title;
    }

    Reply reply(String detail) {
        return reply(detail, JsonNodeFactory.instance.objectNode());
    }

    /** With further members after those of the standard. */
    Reply reply(String detail, ObjectNode members) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", type()).put("title", title).put("status", status).put("detail", detail);
        problem.setAll(members);
        return json(status, MEDIA_TYPE, problem);
    }

    /** Says when to come again, in whole seconds of at least one (RFC 9110, section 10.2.3). */
    Reply later(String detail, Duration wait) {
        return reply(detail)
                .with(
                        "Retry-After",
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /** A problem for a status that no kind stands for: what the server itself refuses. */
    static Reply plain(int status, String title, String detail) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        return json(status, MEDIA_TYPE, problem);
    }

    /** The body of a problem as a tree. */
    static JsonNode parse(Reply problem) {
        try {
            return JSON.readTree(problem.body());
        } catch (IOException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    static Reply json(int status, String contentType, JsonNode body) {
        try {
            return new Reply(status, contentType, JSON.writeValueAsBytes(body), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can be written", e);
        }
    }
}
