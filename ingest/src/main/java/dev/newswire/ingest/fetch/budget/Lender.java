package dev.newswire.ingest.fetch.budget;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Asks whoever keeps a host's budget for all instances. Called by those who have a turn of this instance already, so by
 * one at a time for each host. Must not block.
 */
public interface Lender {

    /** There are no other instances. */
    Lender NONE = new Lender() {
        private final HostTurns.Turn free = new HostTurns.Turn() {
            @Override
            public boolean begin() {
                return true;
            }

            @Override
            public void close() {}
        };

        @Override
        public CompletableFuture<HostTurns.Turn> borrow(String host, Duration spacing) {
            return CompletableFuture.completedFuture(free);
        }

        @Override
        public void rest(String host, Duration time) {}
    };

    /** A turn at the host among all instances; at once where this one keeps its budget. Cancelling it gives it up. */
    CompletableFuture<HostTurns.Turn> borrow(String host, Duration spacing);

    /** Tells whoever keeps the host's budget to leave it alone for a while. */
    void rest(String host, Duration time);
}
