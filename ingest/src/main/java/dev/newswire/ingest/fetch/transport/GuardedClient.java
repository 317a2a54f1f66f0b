package dev.newswire.ingest.fetch.transport;

import dev.newswire.ingest.fetch.guard.AddressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedSelectorException;
import java.util.ConcurrentModificationException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the library up: everything it would do of its own accord is off, everything it can limit is limited. */
final class GuardedClient {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedClient.class);
    private static final int IO_THREADS = 2;
    /** Feeds are asked again after minutes; only pages of one site follow each other on one connection. */
    private static final TimeValue KEPT = TimeValue.ofSeconds(10);

    /** How often connections that wait are looked at for having waited too long. */
    private static final TimeValue LOOKED_AFTER = TimeValue.ofMilliseconds(200);

    private static final int CONTINUATIONS = 32;

    private GuardedClient() {}

    static CloseableHttpAsyncClient of(
            TransportLimits limits, AddressGuard guard, HostNames names, SSLContext trust, Executor lookups) {
        Timeout stall = Timeout.of(limits.stall());
        RequestConfig request = RequestConfig.custom()
                .setResponseTimeout(stall)
                .setConnectionRequestTimeout(stall)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setContentCompressionEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setExpectContinueEnabled(false)
                .setHardCancellationEnabled(true)
                .build();
        return HttpAsyncClientBuilder.create()
                .setConnectionManager(new Connections(guard, lookups)
                        .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(trust)
                                .buildAsync())
                        .setDnsResolver(new Resolver(names))
                        .setMaxConnTotal(2 * limits.connections())
                        .setMaxConnPerRoute(limits.connections())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(stall)
                                .setSocketTimeout(stall)
                                .setIdleTimeout(Timeout.of(KEPT.getDuration(), KEPT.getTimeUnit()))
                                .build())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                                .setHandshakeTimeout(stall)
                                .build())
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setSoTimeout(stall)
                        .setSelectInterval(LOOKED_AFTER)
                        .build())
                .setThreadFactory(FetchThreads.named("newswire-fetch-io"))
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(limits.headerBytes())
                        .setMaxHeaderCount(limits.headerFields())
                        .build())
                .setH2Config(H2Config.custom()
                        .setPushEnabled(false)
                        .setMaxHeaderListSize(limits.headerBytes())
                        .setMaxContinuations(CONTINUATIONS)
                        .build())
                .setDefaultRequestConfig(request)
                .setKeepAliveStrategy((response, context) -> KEPT)
                .setIoReactorExceptionCallback(GuardedClient::survived)
                .addExecInterceptorFirst("cancellation", new ThoroughCancellation())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .disableRequestPriority()
                .evictExpiredConnections()
                .evictIdleConnections(KEPT)
                .build();
    }

    private static void survived(Exception cause) {
        // Its threads stumble over their own selectors, and the keys of these, when they are closed.
        if (!(cause instanceof ClosedSelectorException) && !(cause instanceof ConcurrentModificationException)) {
            LOG.atWarn().setCause(cause).log("The HTTP client survived an error of its own");
        }
    }

    private static final class Connections extends PoolingAsyncClientConnectionManagerBuilder {
        private final AddressGuard guard;
        private final Executor lookups;

        Connections(AddressGuard guard, Executor lookups) {
            this.guard = guard;
            this.lookups = lookups;
        }

        @Override
        protected AsyncClientConnectionOperator createConnectionOperator(
                TlsStrategy tls, SchemePortResolver ports, DnsResolver resolver) {
            return new GuardedOperator(super.createConnectionOperator(tls, ports, resolver), guard, lookups);
        }
    }

    private record Resolver(HostNames names) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return names.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
