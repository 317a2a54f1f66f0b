package dev.newswire.ingest.fetch.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/**
 * Cancels every step of an exchange, where the library cancels the step it was told of last. Each step runs on a thread
 * of its own, so a slow one may be told of after the one that follows it: the cancellation would then reach what is
 * long done, and the request would go on and keep its connection. Safe for many threads.
 */
final class ThoroughCancellation implements AsyncExecChainHandler {

    @Override
    public void execute(
            HttpRequest request,
            @Nullable AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        Steps steps = new Steps();
        scope.cancellableDependency.setDependency(steps);
        chain.proceed(
                request,
                body,
                new AsyncExecChain.Scope(
                        scope.exchangeId,
                        scope.route,
                        scope.originalRequest,
                        steps,
                        scope.clientContext,
                        scope.execRuntime,
                        scope.scheduler,
                        scope.execCount),
                callback);
    }

    /** Looking up a connection, making it, and the request on it: a handful, of which those that are done do nothing. */
    static final class Steps implements CancellableDependency {
        private final List<Cancellable> begun = new ArrayList<>();
        private boolean cancelled;

        @Override
        public void setDependency(Cancellable step) {
            synchronized (this) {
                if (!cancelled) {
                    begun.add(step);
                    return;
                }
            }
            step.cancel();
        }

        @Override
        public synchronized boolean isCancelled() {
            return cancelled;
        }

        @Override
        public boolean cancel() {
            synchronized (this) {
                if (cancelled) {
                    return false;
                }
                cancelled = true;
            }
            // Nothing is added from here on.
            begun.forEach(Cancellable::cancel);
            return true;
        }
    }
}
