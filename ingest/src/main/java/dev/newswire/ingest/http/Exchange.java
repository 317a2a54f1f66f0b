package dev.newswire.ingest.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and its one answer. Whoever answers second is not heard. Safe for many threads. */
final class Exchange {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Consumer<Integer> counter;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile boolean read;

    /** @param counter hears the status of the answer */
    Exchange(Request request, Response response, Callback callback, Consumer<Integer> counter) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.counter = counter;
    }

    /** For whoever reads the body. */
    Request request() {
        read = true;
        return request;
    }

    String method() {
        return request.getMethod();
    }

    /** The path as it was sent. */
    String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    /** All values of a header. */
    List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** Length of the body as announced; -1 where it is not. */
    long length() {
        return request.getLength();
    }

    void reply(Reply reply) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        if (read) {
            send(reply);
        } else {
            UnreadBody.end(request, whole -> send(whole ? reply : reply.with("Connection", "close")));
        }
    }

    private void send(Reply reply) {
        counter.accept(reply.status());
        head(reply);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }

    /** Begins an answer that goes on; the writer ends it. False when the exchange is answered already. */
    boolean begin(Reply head) {
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        counter.accept(head.status());
        head(head);
        return true;
    }

    /** A part of an answer that was begun; the last one ends it. */
    void write(boolean last, byte[] part, Callback done) {
        response.write(last, ByteBuffer.wrap(part), last ? callback : done);
    }

    private void head(Reply reply) {
        response.setStatus(reply.status());
        HttpFields.Mutable headers = response.getHeaders();
        if (!reply.contentType().isEmpty()) {
            headers.put(HttpHeader.CONTENT_TYPE, reply.contentType());
        }
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(headers::put);
    }
}
