package dev.newswire.ingest.fetch;

import dev.newswire.ingest.fetch.transport.HostNames;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.ingest.scripted.TestTls;
import dev.newswire.runtime.config.ConfigLoader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A fetcher and the web it sees: every name ends on loopback, which it is allowed to ask. */
final class Web implements AutoCloseable {
    final ScriptedServer server = ScriptedServer.start();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final WebFetcher fetcher;

    /** @param settings keys and values, one after the other */
    Web(String... settings) {
        this(host -> InetAddress.getAllByName("127.0.0.1"), settings);
    }

    Web(HostNames names, String... settings) {
        this.fetcher = WebFetcher.open(config(settings), names, TestTls.context(), registry);
    }

    static FetchConfig config(String... settings) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "ingest.fetch.allow", "127.0.0.1",
                "ingest.fetch.host.spacing", "0s",
                "ingest.fetch.contact", "https://reader.example/about",
                "ingest.fetch.timeout", "10s"));
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return FetchConfig.from(
                ConfigLoader.of(FetchConfig.KEYS).defaults("test", values).load());
    }

    URI url(String target) {
        return server.url("news.example", target);
    }

    FetchOutcome fetch(String target) {
        return fetch(url(target));
    }

    FetchOutcome fetch(URI url) {
        return fetch(FetchRequest.of(url, Purpose.FEED));
    }

    FetchOutcome page(String target) {
        return fetch(FetchRequest.of(url(target), Purpose.PAGE));
    }

    FetchOutcome conditional(String target, String etag, String lastModified) {
        return fetch(new FetchRequest(
                url(target), Purpose.FEED, Optional.ofNullable(etag), Optional.ofNullable(lastModified)));
    }

    FetchOutcome fetch(FetchRequest request) {
        return join(fetcher.fetch(request));
    }

    static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        fetcher.close();
        server.close();
    }
}
