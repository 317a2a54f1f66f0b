package dev.newswire.ingest.http;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.UnrecoverableKeyException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for HTTP/1.1, in the clear or over TLS, within limits on connections, headers and idle time. */
final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int THREADS = 24;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final long STOP_MS = 3_000;

    private final HttpConfig config;
    private final Router router;
    private @Nullable Server server;
    private @Nullable ServerConnector connector;

    Listener(HttpConfig config, Router router) {
        this.config = config;
        this.router = router;
    }

    /** Throws {@link UserError} when the address cannot be listened on, or the key file not be used. */
    synchronized void start() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("newswire-ingest-http");
        threads.setDaemon(true);
        Server made = new Server(threads);
        ServerConnector listening = connector(made);
        listening.setHost(config.host());
        listening.setPort(config.port().orElse(0));
        listening.setIdleTimeout(config.idleTimeout().toMillis());
        listening.setAcceptQueueSize(256);
        made.addConnector(listening);
        made.addBean(new NetworkConnectionLimit(config.maxConnections(), listening));
        made.setErrorHandler(new ErrorReplies());
        made.setHandler(new GracefulHandler(router));
        made.setStopTimeout(STOP_MS);
        server = made;
        connector = listening;
        try {
            made.start();
        } catch (Exception e) {
            stop(made);
            throw failure(e);
        }
    }

    /** The address listened on, with the real port; only while started. */
    synchronized InetSocketAddress address() {
        if (connector == null) {
            throw new IllegalStateException("the server is not started");
        }
        return new InetSocketAddress(config.host(), connector.getLocalPort());
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            stop(server);
            server = null;
        }
    }

    private ServerConnector connector(Server made) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setIdleTimeout(config.idleTimeout().toMillis());
        HttpConnectionFactory clear = new HttpConnectionFactory(http);
        if (config.keystore().isEmpty()) {
            return new ServerConnector(made, 1, 1, clear);
        }
        Path keystore = config.keystore().get();
        if (!Files.isReadable(keystore)) {
            throw new UserError(ExitCode.USAGE, "ingest.http.tls.keystore: the file " + keystore + " cannot be read.");
        }
        SecureRequestCustomizer anyHost = new SecureRequestCustomizer();
        anyHost.setSniHostCheck(false);
        http.addCustomizer(anyHost);
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStoreType("PKCS12");
        tls.setKeyStorePath(keystore.toUri().toString());
        tls.setKeyStorePassword(config.keystorePassword());
        return new ServerConnector(made, tls, clear);
    }

    private UserError failure(Exception cause) {
        String where = config.host() + ":" + config.port().map(String::valueOf).orElse("");
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof BindException) {
                return new UserError(
                        ExitCode.PORT_TAKEN,
                        "Cannot take items in on " + where + ": " + next.getMessage()
                                + ". Stop what listens there, or set ingest.http.port (0 takes any free one).",
                        cause);
            }
            if (next instanceof UnrecoverableKeyException && config.keystore().isPresent()) {
                return new UserError(
                        ExitCode.USAGE,
                        "Cannot take items in on " + where + ": ingest.http.tls.password does not open "
                                + config.keystore().get() + ".",
                        cause);
            }
        }
        return new UserError(
                ExitCode.USAGE, "Cannot take items in on " + where + ": " + cause.getMessage() + ".", cause);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.atDebug().addKeyValue("cause", e.toString()).log("The server did not stop in time");
        }
    }
}
