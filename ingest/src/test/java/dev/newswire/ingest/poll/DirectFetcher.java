package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.FailureKind;
import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.Fetcher;
import dev.newswire.ingest.fetch.ResponseFacts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks the scripted server, whatever the host in the address: only by name can hosts be many on one machine. */
final class DirectFetcher implements Fetcher {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    DirectFetcher(int port) {
        this.port = port;
    }

    @Override
    public CompletableFuture<FetchOutcome> fetch(FetchRequest request) {
        URI here = URI.create("http://127.0.0.1:" + port + request.url().getPath());
        HttpRequest.Builder ask = HttpRequest.newBuilder(here);
        request.etag().ifPresent(etag -> ask.header("If-None-Match", etag));
        return client.sendAsync(ask.build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(answer -> outcome(request.url(), answer))
                .exceptionally(cause -> new FetchOutcome.Failed(FailureKind.CONNECTION, cause.toString(), List.of()));
    }

    private static FetchOutcome outcome(URI url, HttpResponse<byte[]> answer) {
        ResponseFacts facts = new ResponseFacts(
                answer.statusCode(),
                url,
                answer.headers().firstValue("Content-Type"),
                Optional.empty(),
                answer.headers().firstValue("ETag"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return switch (answer.statusCode()) {
            case 200 -> new FetchOutcome.Fetched(answer.body(), facts, List.of());
            case 304 -> new FetchOutcome.NotModified(facts, List.of());
            default -> new FetchOutcome.Refused(answer.statusCode(), facts, List.of());
        };
    }
}
