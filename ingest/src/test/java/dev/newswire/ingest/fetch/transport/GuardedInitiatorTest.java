package dev.newswire.ingest.fetch.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.ingest.fetch.guard.AddressGuard;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.BasicFuture;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

final class GuardedInitiatorTest {
    private final List<SocketAddress> asked = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    /** A connection to where it was asked for, or to somewhere else. */
    private Future<IOSession> connect(SocketAddress wanted, SocketAddress reached) {
        IOSession session = (IOSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {IOSession.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closed.add("closed");
                    }
                    return method.getName().equals("getRemoteAddress") ? reached : null;
                });
        ConnectionInitiator reactor = (host, remote, local, timeout, attachment, callback) -> {
            asked.add(remote);
            BasicFuture<IOSession> done = new BasicFuture<>(callback);
            done.completed(session);
            return done;
        };
        return new GuardedInitiator(reactor, new AddressGuard(List.of("127.0.0.2")))
                .connect(new HttpHost("news.example"), wanted, null, Timeout.ofSeconds(1), null, null);
    }

    private static SocketAddress at(String address) {
        return new InetSocketAddress(address, 80);
    }

    @Test
    void connectsToPublicAndAllowedAddresses() throws Exception {
        assertThat(connect(at("93.184.216.34"), at("93.184.216.34")).get()).isNotNull();
        assertThat(connect(at("127.0.0.2"), at("127.0.0.2")).get()).isNotNull();
        assertThat(closed).isEmpty();
    }

    @Test
    void opensNoConnectionToAPrivateAddress() {
        refused(connect(at("127.0.0.1"), at("127.0.0.1")));
        assertThat(asked).isEmpty();
    }

    @Test
    void closesAConnectionThatLedToAPrivateAddressAfterAll() {
        refused(connect(at("93.184.216.34"), at("10.0.0.1")));
        assertThat(closed).hasSize(1);
    }

    @Test
    void opensNoConnectionThatIsNoneOfTheInternet() {
        refused(connect(UnixDomainSocketAddress.of("/run/service.sock"), at("93.184.216.34")));
        refused(connect(InetSocketAddress.createUnresolved("news.example", 80), at("93.184.216.34")));
        refused(connect(at("93.184.216.34"), null));
        assertThat(asked).hasSize(1);
    }

    private static void refused(Future<IOSession> connecting) {
        assertThatThrownBy(connecting::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ForbiddenAddressException.class);
    }
}
