package dev.newswire.ingest.fetch.transport;

import dev.newswire.ingest.fetch.guard.AddressGuard;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.concurrent.FutureContribution;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Has the library make its connections on threads that may wait for a name server, and through the guarded door only.
 * Paths of local sockets, which the library could also connect to, are dropped.
 */
final class GuardedOperator implements AsyncClientConnectionOperator {

    /** The rest of a connecting call, to be made with the guarded door. */
    @FunctionalInterface
    private interface Connecting {
        Future<ManagedAsyncClientConnection> through(
                ConnectionInitiator door, FutureCallback<ManagedAsyncClientConnection> callback);
    }

    private final AsyncClientConnectionOperator library;
    private final AddressGuard guard;
    private final Executor lookups;

    /** @param lookups threads on which hosts are looked up */
    GuardedOperator(AsyncClientConnectionOperator library, AddressGuard guard, Executor lookups) {
        this.library = library;
        this.guard = guard;
        this.lookups = lookups;
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator reactor,
            HttpHost host,
            SocketAddress local,
            Timeout timeout,
            Object attachment,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return guarded(
                reactor, callback, (door, then) -> library.connect(door, host, local, timeout, attachment, then));
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator reactor,
            HttpHost host,
            @Nullable NamedEndpoint name,
            SocketAddress local,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return guarded(
                reactor,
                callback,
                (door, then) -> library.connect(door, host, name, local, timeout, attachment, context, then));
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator reactor,
            HttpHost host,
            @Nullable Path localSocket,
            @Nullable NamedEndpoint name,
            SocketAddress local,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return connect(reactor, host, name, local, timeout, attachment, context, callback);
    }

    private Future<ManagedAsyncClientConnection> guarded(
            ConnectionInitiator reactor, FutureCallback<ManagedAsyncClientConnection> callback, Connecting connecting) {
        ComplexFuture<ManagedAsyncClientConnection> result = new ComplexFuture<>(callback);
        try {
            lookups.execute(() -> {
                try {
                    if (!result.isDone()) {
                        result.setDependency(connecting.through(new GuardedInitiator(reactor, guard), orClose(result)));
                    }
                } catch (RuntimeException e) {
                    // The reactor is shut down, or the resolver fails in a way of its own.
                    result.failed(e);
                }
            });
        } catch (RejectedExecutionException closed) {
            result.failed(closed);
        }
        return result;
    }

    private static FutureCallback<ManagedAsyncClientConnection> orClose(
            ComplexFuture<ManagedAsyncClientConnection> result) {
        return new FutureContribution<ManagedAsyncClientConnection>(result) {
            @Override
            public void completed(ManagedAsyncClientConnection connection) {
                if (!result.completed(connection)) {
                    connection.close(CloseMode.IMMEDIATE);
                }
            }
        };
    }

    @Override
    public void upgrade(ManagedAsyncClientConnection connection, HttpHost host, Object attachment) {
        library.upgrade(connection, host, attachment);
    }

    @Override
    public void upgrade(
            ManagedAsyncClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        library.upgrade(connection, host, name, attachment, context, callback);
    }
}
