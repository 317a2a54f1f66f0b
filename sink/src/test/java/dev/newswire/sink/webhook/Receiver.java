package dev.newswire.sink.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.newswire.sink.contract.SinkTarget.Stored;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's receiver as its users write them: checks the signature, keeps one message of each id, in the order they
 * came, and drops the items it is told to. What it answers is the test's choice.
 */
final class Receiver implements AutoCloseable {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Pattern ITEM = Pattern.compile("\"data\":\\{\"id\":\"([^\"]*)\",\"revision\":(\\d+)");

    private final Function<String, Integer> answer;
    private final List<Stored> stored = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> bodies = new ArrayList<>();
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private int port;
    private String retryAfter = "";
    private int requests;
    private int repetitions;

    /** @param answer the status for a body */
    Receiver(Function<String, Integer> answer) {
        this.answer = answer;
    }

    synchronized void start() throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService own = Executors.newCachedThreadPool();
        made.setExecutor(own);
        made.createContext("/", this::take);
        made.start();
        port = made.getAddress().getPort();
        server = made;
        threads = own;
    }

    synchronized String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    synchronized void retryAfter(String value) {
        retryAfter = value;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String text = new String(body, StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("retry-after", retryAfter);
        exchange.sendResponseHeaders(accept(exchange, body, text), -1);
        exchange.close();
    }

    private synchronized int accept(HttpExchange exchange, byte[] body, String text) {
        requests++;
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        long timestamp = Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp"));
        String expected = Signature.of(SECRET).of(id, timestamp, body);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("webhook-signature"))) {
            return 401;
        }
        int status = answer.apply(text);
        Matcher item = ITEM.matcher(text);
        if (status == 200 && !seen.add(id)) {
            repetitions++;
        } else if (status == 200) {
            bodies.add(text);
            if (text.startsWith("{\"type\":\"item.deleted\"")) {
                stored.removeIf(one -> text.endsWith("\"data\":{\"id\":\"" + one.id() + "\"}}"));
            } else if (item.find()) {
                stored.add(new Stored(item.group(1), Integer.parseInt(item.group(2))));
            }
        }
        return status;
    }

    synchronized List<Stored> stored() {
        return List.copyOf(stored);
    }

    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    synchronized int requests() {
        return requests;
    }

    /** Messages that came again after they were accepted. */
    synchronized int repetitions() {
        return repetitions;
    }

    void stop() {
        HttpServer running;
        ExecutorService own;
        synchronized (this) {
            running = server;
            own = threads;
            server = null;
            threads = null;
        }
        if (running != null) {
            running.stop(0);
        }
        if (own != null) {
            own.shutdown();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
