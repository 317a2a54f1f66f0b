package dev.newswire.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The document that describes everything served here (OpenAPI 3.1). */
final class OpenApi {
    static final String PATH = "/v1/openapi.json";

    private OpenApi() {}

    static Reply reply() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json stands beside this class");
            }
            return new Reply(200, "application/json", in.readAllBytes(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
