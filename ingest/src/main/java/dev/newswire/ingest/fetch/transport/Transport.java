package dev.newswire.ingest.fetch.transport;

import java.util.concurrent.CompletableFuture;

/**
 * Sends one request to one address and follows no redirect. A simulation gives one without a network. Safe for many
 * threads; a call never blocks.
 */
public interface Transport extends AutoCloseable {

    /**
     * Never completes exceptionally. Cancelling the future gives the request up.
     *
     * @param request its address has passed the policy for addresses
     */
    CompletableFuture<HttpAnswer> send(HttpAsk request);

    /** Idempotent; what is under way ends as {@link dev.newswire.ingest.fetch.FailureKind#CLOSED}. */
    @Override
    void close();
}
