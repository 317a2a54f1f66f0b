package dev.newswire.runtime.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import dev.newswire.runtime.service.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics}, {@code /health/live} and {@code /health/ready} to GET and HEAD, and refuses everything else.
 * Two threads and a short queue of its own; requests must arrive within seconds. The registry belongs to the caller.
 */
public final class AdminServer implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final int THREADS = 2;
    private static final int QUEUE = 32;

    private final AdminConfig config;
    private final PrometheusMeterRegistry metrics;
    private final HealthReport health;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** {@code services} are those whose health is reported; this server is not among them. */
    public AdminServer(AdminConfig config, PrometheusMeterRegistry metrics, List<? extends Service> services) {
        this.config = config;
        this.metrics = metrics;
        this.health = new HealthReport(services, config.patience(), System::nanoTime);
    }

    @Override
    public String name() {
        return "admin";
    }

    /** Throws {@link UserError} when the address cannot be listened on. */
    @Override
    public synchronized void start() {
        limitRequestTime();
        InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
        HttpServer created = listen(address);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), this::thread);
        created.setExecutor(pool);
        created.createContext("/", this::handle);
        created.start();
        server = created;
        threads = pool;
    }

    private HttpServer listen(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new UserError(ExitCode.USAGE, "admin.host: there is no host named " + config.host() + ".");
        }
        try {
            return HttpServer.create(address, QUEUE);
        } catch (BindException taken) {
            throw new UserError(
                    ExitCode.PORT_TAKEN,
                    "Cannot serve metrics and health on " + config.host() + ":" + config.port() + ": "
                            + taken.getMessage()
                            + ". Stop what listens there, or set admin.port (0 takes any free one).",
                    taken);
        } catch (IOException failed) {
            throw new UserError(
                    ExitCode.FAILED,
                    "Cannot serve metrics and health on " + config.host() + ":" + config.port() + ": "
                            + failed.getMessage(),
                    failed);
        }
    }

    /** The JDK's server waits forever for a slow request unless told otherwise, which it only reads from here. */
    private static void limitRequestTime() {
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "10");
        }
        if (System.getProperty("sun.net.httpserver.maxRspTime") == null) {
            System.setProperty("sun.net.httpserver.maxRspTime", "30");
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "newswire-admin");
        thread.setDaemon(true);
        return thread;
    }

    /** The address listened on, with the real port; only while started. */
    public synchronized InetSocketAddress address() {
        if (server == null) {
            throw new IllegalStateException("the admin server is not started");
        }
        return server.getAddress();
    }

    @Override
    public synchronized boolean ready() {
        return server != null;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Answer.problem(405, "Method not allowed", "Only GET and HEAD are answered here.");
        }
        String path = exchange.getRequestURI().getPath();
        try {
            return switch (path == null ? "" : path) {
                case "/metrics" -> metrics(exchange.getRequestHeaders());
                case "/health/live" -> health.live();
                case "/health/ready" -> health.ready();
                default -> Answer.problem(404, "Not found", "There are /metrics, /health/live and /health/ready.");
            };
        } catch (RuntimeException failed) {
            LOG.atError().addKeyValue("path", path).setCause(failed).log("Request failed");
            return Answer.problem(500, "Internal error", "The request failed; the log says why.");
        }
    }

    private Answer metrics(Headers request) {
        String accept = request.getFirst("Accept");
        boolean open = accept != null && accept.contains("application/openmetrics-text");
        String type = open ? OPEN_METRICS : PROMETHEUS;
        return new Answer(200, type, metrics.scrape(type));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.contentType());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
