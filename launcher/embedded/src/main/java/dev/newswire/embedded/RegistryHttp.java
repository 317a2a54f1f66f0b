package dev.newswire.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The few requests the embedding itself makes of its registry. */
final class RegistryHttp {
    private static final int TIMEOUT_MS = 5_000;
    private static final String LEVEL = "/config";
    private static final String GLOBAL_LEVEL = "{\"compatibility\":\"FULL_TRANSITIVE\"}";

    private final String url;

    RegistryHttp(String url) {
        this.url = url;
    }

    boolean answers() {
        try {
            return exchange("GET", LEVEL, new byte[0]) == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The registry's own default is NONE, and it ignores the property that should change it. */
    void requireFullCompatibility() throws IOException {
        int status = exchange("PUT", LEVEL, GLOBAL_LEVEL.getBytes(StandardCharsets.UTF_8));
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException("setting the compatibility level was answered with HTTP " + status);
        }
    }

    /** One registration as clients make it. */
    void registerSample() throws IOException {
        int status = exchange(
                "POST",
                "/subjects/sample/versions",
                "{\"schema\":\"\\\"string\\\"\"}".getBytes(StandardCharsets.UTF_8));
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException("registering a schema was answered with HTTP " + status);
        }
    }

    private int exchange(String method, String path, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        try {
            connection.setRequestMethod(method);
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            if (body.length > 0) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
