package dev.newswire.sink.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before the real registry and does not know schemas of large ids, as one that was restored from an old copy does
 * not; once mended it has for each the schema it has without {@link #LOST}.
 */
final class ForgetfulRegistry implements AutoCloseable {

    private static final int LOST = 1_000_000;
    private static final Pattern BY_ID = Pattern.compile("/schemas/ids/(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpServer server;
    private final String real;
    private volatile boolean mended;

    ForgetfulRegistry(String real) throws IOException {
        this.real = real;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The same record, of a schema that is lost. */
    static byte[] spoiled(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record.clone());
        bytes.putInt(1, bytes.getInt(1) + LOST);
        return bytes.array();
    }

    void mend() {
        mended = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        Matcher byId = BY_ID.matcher(asked);
        int status = 404;
        byte[] body = "{\"error_code\":40403,\"message\":\"Schema not found\"}".getBytes(StandardCharsets.UTF_8);
        int id = byId.find() ? Integer.parseInt(byId.group(1)) : 0;
        if (id < LOST || mended) {
            HttpResponse<byte[]> answer = ask(asked.replace("/" + id, "/" + id % LOST));
            status = answer.statusCode();
            body = answer.body();
        }
        exchange.getResponseHeaders().set("content-type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpResponse<byte[]> ask(String path) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(real + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
