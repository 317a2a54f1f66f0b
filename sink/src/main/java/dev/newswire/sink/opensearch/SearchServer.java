package dev.newswire.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.runtime.error.RetriableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests, and tells a server that is away from one that answers. */
final class SearchServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenSearchConfig config;
    private final HttpClient client;
    private final String base;

    SearchServer(OpenSearchConfig config) {
        this.config = config;
        this.base = config.url().toString().replaceFirst("/$", "");
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An answer; {@code body} is missing where it was no JSON. */
    record Answer(int status, JsonNode body) {

        boolean ok() {
            return status >= 200 && status < 300;
        }

        /** Away, overloaded or full: to be asked again. */
        boolean away() {
            return status == 429 || status == 408 || status >= 500;
        }

        boolean forbidden() {
            return status == 401 || status == 403;
        }

        /** What is wrong, by the server's own words. */
        String why() {
            return "it answered " + status + " "
                    + body.path("error").path("type").asText("");
        }
    }

    /** @throws RetriableException when there is no answer, or one that says to ask again */
    Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!body.isEmpty()) {
            request.header("content-type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json");
        }
        if (config.user() != null) {
            String pair = config.user() + ":" + config.password();
            request.header(
                    "authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        Answer answer = answer(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()), path);
        if (answer.away()) {
            throw new RetriableException(base + path + ": " + answer.why());
        }
        return answer;
    }

    private Answer answer(CompletableFuture<HttpResponse<byte[]>> coming, String path) {
        try {
            HttpResponse<byte[]> response = coming.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), json(response.body()));
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new RetriableException(
                    base + path + ": no answer within " + config.timeout().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new RetriableException(base + path + ": no answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new RetriableException(base + path + ": interrupted", e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
