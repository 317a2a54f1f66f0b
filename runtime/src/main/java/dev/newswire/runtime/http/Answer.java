package dev.newswire.runtime.http;

import java.nio.charset.StandardCharsets;

/** A complete response. */
record Answer(int status, String contentType, byte[] body) {

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** RFC 9457. */
    static Answer problem(int status, String title, String detail) {
        String body = "{\"type\":\"about:blank\",\"title\":" + Json.quote(title) + ",\"status\":" + status
                + ",\"detail\":" + Json.quote(detail) + "}\n";
        return of(status, "application/problem+json", body);
    }
}
