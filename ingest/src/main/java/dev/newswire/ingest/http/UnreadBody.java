package dev.newswire.ingest.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a body that nobody wants to its end, if that is near, before its request is refused. A connection that is closed
 * upon bytes on their way takes the answer with it, and the next request of a client that keeps connections (RFC 9112,
 * section 9.6). Holds no thread while it waits.
 */
final class UnreadBody implements Runnable {
    private static final int MOST = 1 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Request request;
    private final Ended ended;
    private final long begin = System.nanoTime();
    private int read;

    /** Hears once how it went. */
    interface Ended {
        /** @param whole false when there may be more, so that the connection must be closed after the answer */
        void at(boolean whole);
    }

    private UnreadBody(Request request, Ended ended) {
        this.request = request;
        this.ended = ended;
    }

    static void end(Request request, Ended ended) {
        // Who asks first whether to send a body is to be told before it does (RFC 9110, section 10.1.1).
        boolean asks = request.getHeaders().contains(HttpHeader.EXPECT);
        if (asks || request.getLength() > MOST) {
            ended.at(false);
            return;
        }
        new UnreadBody(request, ended).run();
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                ended.at(false);
                return;
            }
            boolean last = chunk.isLast();
            read += chunk.remaining();
            chunk.release();
            if (last || read > MOST || System.nanoTime() - begin > LONGEST.toNanos()) {
                ended.at(last);
                return;
            }
        }
    }
}
