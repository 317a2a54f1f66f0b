package dev.newswire.ingest.websub;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hub that keeps what it is asked, and calls back when the test says so. */
public final class ScriptedHub implements HubClient {
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile HttpClient http = HttpClient.newHttpClient();
    private volatile String by = "";

    /** After a pause as long as the server's timeout: a connection kept open may close under the next request. */
    public void reconnect() {
        http = HttpClient.newHttpClient();
    }

    /** Callbacks are given under the public address; the test reaches the server by this one. */
    public void reach(String address) {
        by = address;
    }

    /** What it was asked, in order. */
    public List<Map<String, String>> asked() {
        return asked;
    }

    /** What a form says. */
    static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public CompletableFuture<String> post(URI hub, String form) {
        asked.add(fields(form));
        return CompletableFuture.completedFuture("");
    }

    /** Asks whether we meant a request, with these further fields. */
    public HttpResponse<String> verify(Map<String, String> request, String mode, Map<String, String> more) {
        Map<String, String> query = new HashMap<>(Map.of("hub.mode", mode, "hub.topic", request.get("hub.topic")));
        query.putAll(more);
        StringBuilder url = new StringBuilder(callback(request)).append('?');
        query.forEach((name, value) -> url.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        return send(HttpRequest.newBuilder(URI.create(url.toString())).GET());
    }

    /** Pushes content, signed with that secret. */
    public HttpResponse<String> push(Map<String, String> request, String secret, String content) {
        byte[] body = content.getBytes(StandardCharsets.UTF_8);
        String signature = HexFormat.of().formatHex(HubSignature.mac("HmacSHA256", secret, body));
        return send(HttpRequest.newBuilder(URI.create(callback(request)))
                .header("Content-Type", "application/atom+xml")
                .header("Link", "<" + request.get("hub.topic") + ">; rel=\"self\"")
                .header("X-Hub-Signature", "sha256=" + signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Where a request is to be called back. */
    public String callback(Map<String, String> request) {
        return request.get("hub.callback").replace(WebSubIT.PUBLIC, by);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
