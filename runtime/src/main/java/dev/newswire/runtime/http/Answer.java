package dev.newswire.runtime.http;

/** A complete response. */
record Answer(int status, String contentType, String body) {

    static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }

    /** RFC 9457. */
    static Answer problem(int status, String title, String detail) {
        String body = "{\"type\":\"about:blank\",\"title\":" + Json.quote(title) + ",\"status\":" + status
                + ",\"detail\":" + Json.quote(detail) + "}\n";
        return new Answer(status, "application/problem+json", body);
    }
}
