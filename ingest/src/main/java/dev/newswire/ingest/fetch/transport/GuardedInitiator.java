package dev.newswire.ingest.fetch.transport;

import dev.newswire.ingest.fetch.guard.AddressGuard;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.ComplexFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.concurrent.FutureContribution;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * The one door through which connections are made. The guard is asked twice: about the address before anything is sent
 * to it, and about the address that the socket says it is connected to before anything is written.
 */
final class GuardedInitiator implements ConnectionInitiator {
    private final ConnectionInitiator reactor;
    private final AddressGuard guard;

    GuardedInitiator(ConnectionInitiator reactor, AddressGuard guard) {
        this.reactor = reactor;
        this.guard = guard;
    }

    @Override
    public Future<IOSession> connect(
            NamedEndpoint host,
            SocketAddress remote,
            SocketAddress local,
            Timeout timeout,
            Object attachment,
            FutureCallback<IOSession> callback) {
        ComplexFuture<IOSession> result = new ComplexFuture<>(callback);
        Optional<IOException> forbidden = forbidden(host, remote);
        if (forbidden.isPresent()) {
            result.failed(forbidden.get());
            return result;
        }
        result.setDependency(
                reactor.connect(host, remote, local, timeout, attachment, new FutureContribution<IOSession>(result) {
                    @Override
                    public void completed(IOSession session) {
                        Optional<IOException> elsewhere = forbidden(host, session.getRemoteAddress());
                        if (elsewhere.isPresent()) {
                            session.close(CloseMode.IMMEDIATE);
                            result.failed(elsewhere.get());
                        } else if (!result.completed(session)) {
                            session.close(CloseMode.IMMEDIATE);
                        }
                    }
                }));
        return result;
    }

    private Optional<IOException> forbidden(NamedEndpoint host, SocketAddress address) {
        if (address instanceof InetSocketAddress internet && internet.getAddress() != null) {
            return guard.refusal(host.getHostName(), internet.getAddress()).map(ForbiddenAddressException::new);
        }
        return Optional.of(new ForbiddenAddressException(host.getHostName() + " leads to no internet address"));
    }
}
