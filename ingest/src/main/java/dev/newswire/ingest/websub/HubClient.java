package dev.newswire.ingest.websub;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Sends requests to hubs, behind the guard that keeps us from addresses of our own network. */
@FunctionalInterface
public interface HubClient {

    /**
     * Posts a form.
     *
     * @param form {@code application/x-www-form-urlencoded}
     * @return what went wrong, for people; empty text when the hub took the request (2xx). Never fails
     */
    CompletableFuture<String> post(URI hub, String form);
}
