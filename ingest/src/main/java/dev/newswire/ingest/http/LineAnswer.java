package dev.newswire.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.util.Callback;

/**
 * The answer to a stream of lines. It is one document at the stream's end; or, for those who accept lines of JSON, a
 * line for each line as it is committed, and a last one with the sums. Safe for many threads.
 */
final class LineAnswer {
    static final String LINES = "application/x-ndjson";
    private static final int MOST_WAITING = 1024 * 1024;

    private final Exchange exchange;
    private final boolean live;
    private final Tally tally = new Tally();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean begun;
    private boolean writing;
    private boolean ended;
    private boolean lost;

    LineAnswer(Exchange exchange) {
        this.exchange = exchange;
        this.live = exchange.header("Accept")
                .filter(accept -> accept.contains(LINES))
                .isPresent();
    }

    /** A line is committed, or would be the same again. */
    void add(Piece piece) {
        tally.add(piece);
        if (live) {
            line(Tally.entry(piece));
        }
    }

    /** The stream is at its end and all of it is committed. */
    void end() {
        synchronized (this) {
            if (!begun) {
                exchange.reply(tally.reply());
                return;
            }
        }
        last(sums());
    }

    /** The stream is broken off, for this reason; what was committed before is told with it. */
    void problem(Reply reply) {
        synchronized (this) {
            if (!begun) {
                exchange.reply(tally.pieces() == 0 ? reply : with(reply, tally.members()));
                return;
            }
        }
        ObjectNode end = sums();
        end.set("problem", Problem.parse(reply));
        last(end);
    }

    /** Whether whoever sends does not read the answers, and should be read no further until it does. */
    synchronized boolean full() {
        return !lost && waiting.size() > MOST_WAITING;
    }

    private static Reply with(Reply reply, ObjectNode members) {
        JsonNode problem = Problem.parse(reply);
        if (problem instanceof ObjectNode object) {
            object.setAll(members);
        }
        Reply whole = Problem.json(reply.status(), reply.contentType(), problem);
        return new Reply(whole.status(), whole.contentType(), whole.body(), reply.headers());
    }

    private ObjectNode sums() {
        ObjectNode sums = JsonNodeFactory.instance.objectNode();
        ObjectNode members = tally.members();
        sums.set("accepted", members.get("accepted"));
        sums.set("refused", members.get("refused"));
        return sums;
    }

    private void last(ObjectNode end) {
        synchronized (this) {
            ended = true;
        }
        line(end);
    }

    private void line(JsonNode line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            if (!begun) {
                begun = true;
                lost = !exchange.begin(new Reply(202, LINES, new byte[0], Map.of()));
            }
            if (lost) {
                return;
            }
            waiting.writeBytes(bytes);
        }
        write();
    }

    private void write() {
        byte[] part;
        boolean last;
        synchronized (this) {
            if (writing || waiting.size() == 0) {
                return;
            }
            writing = true;
            part = waiting.toByteArray();
            waiting.reset();
            last = ended;
        }
        exchange.write(last, part, Callback.from(this::written, this::failed));
    }

    private void written() {
        synchronized (this) {
            writing = false;
        }
        write();
    }

    private void failed(Throwable cause) {
        synchronized (this) {
            lost = true;
        }
    }
}
