package dev.newswire.ingest.fetch;

import java.util.concurrent.CompletableFuture;

/**
 * Fetches documents over HTTP with good manners and behind the address guard. Safe for many threads; a call never
 * blocks, whether it waits for its turn at the host, for robots rules or for the network.
 */
public interface Fetcher {

    /**
     * Never completes exceptionally: whatever goes wrong is a {@link FetchOutcome}. It completes on a thread of the
     * fetcher, where nothing may block for long; use the {@code Async} methods of the future for work. Cancelling it
     * gives up the request.
     */
    CompletableFuture<FetchOutcome> fetch(FetchRequest request);
}
