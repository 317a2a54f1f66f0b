package dev.newswire.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A small site on loopback: a home page that names two feeds, one of which has an item that may change. */
final class NewsSite implements AutoCloseable {

    private static final String RSS = "application/rss+xml; charset=utf-8";

    private final HttpServer server;
    private String title = "";
    private String text = "";
    private int version;
    private long requests;
    private long last = System.nanoTime();

    private NewsSite(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
    }

    static NewsSite open() throws IOException {
        NewsSite site = new NewsSite(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        site.server.start();
        return site;
    }

    /** Address of its home page. */
    String home() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Address of its feed. */
    String feed() {
        return home() + "news.xml";
    }

    /** From now on the one item is this. */
    synchronized void publish(String newTitle, String newText) {
        title = newTitle;
        text = newText;
        version++;
    }

    /** How often its feed was asked for. */
    synchronized long requests() {
        return requests;
    }

    /** Whether its feed has not been asked for during a time. */
    synchronized boolean quietFor(Duration time) {
        return System.nanoTime() - last > time.toNanos();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/news.xml")) {
                count();
                feed(exchange);
            } else if (path.equals("/sport.xml")) {
                send(exchange, RSS, document("sport", "Swimmers cross the bay", "All of them arrived."));
            } else if (path.equals("/")) {
                send(exchange, "text/html; charset=utf-8", page());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private synchronized void count() {
        requests++;
        last = System.nanoTime();
    }

    private synchronized void feed(HttpExchange exchange) throws IOException {
        String tag = "\"v" + version + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        send(exchange, RSS, document("ferry", title, text));
    }

    private String document(String item, String itemTitle, String itemText) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0"><channel><title>Harbour News</title><link>%1$s</link><description>News</description>
                <item><title>%3$s</title><link>%1$s%2$s</link><guid isPermaLink="false">%2$s</guid>
                <pubDate>Tue, 10 Nov 2026 09:00:00 GMT</pubDate><description>%4$s</description></item>
                </channel></rss>
                """.formatted(home(), item, itemTitle, itemText);
    }

    private static String page() {
        return """
                <!DOCTYPE html><html lang="en"><head><title>Harbour News</title>
                <link rel="alternate" type="application/rss+xml" title="Harbour News" href="/news.xml">
                <link rel="alternate" type="application/rss+xml" title="Harbour Sport" href="sport.xml"></head>
                <body><h1>Harbour News</h1><p>All that happens at the harbour.</p></body></html>
                """;
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
