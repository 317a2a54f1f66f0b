package dev.newswire.ingest.fetch.transport;

import dev.newswire.ingest.fetch.header.HeaderFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes one answer off the wire as far as it is wanted. Whoever waits is told as soon as the outcome is clear: at the
 * head for answers whose body nobody reads, when enough is there for a body that is cut, else at the end. Called by one
 * thread at a time.
 */
final class AnswerReader implements AsyncResponseConsumer<Boolean> {
    /** What is read of an unwanted body so that the connection can be used again. */
    private static final int DRAINED = 64 * 1024;
    /** A server that keeps sending interim answers wants to keep us. */
    private static final int INTERIM = 20;
    /** What RFC 9113, section 6.5.2, counts for each field besides its letters. */
    private static final int FIELD_OVERHEAD = 32;

    private final HttpAsk ask;
    private final TransportLimits limits;
    private final InstantSource clock;
    private final Instant asked;
    private final Consumer<HttpAnswer.Answered> known;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile HttpAnswer.@Nullable Answered head;
    private @Nullable FutureCallback<Boolean> callback;
    private int interim;
    private long drained;

    /** @param known is told the answer, its body still in its content coding, once or (after a failure) never */
    AnswerReader(HttpAsk ask, TransportLimits limits, InstantSource clock, Consumer<HttpAnswer.Answered> known) {
        this.ask = ask;
        this.limits = limits;
        this.clock = clock;
        this.asked = clock.instant();
        this.known = known;
    }

    /** True once the server has said anything that counts. */
    boolean begun() {
        return head != null;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) throws IOException {
        interim++;
        if (interim > INTERIM) {
            throw new LimitException("more than " + INTERIM + " interim answers came");
        }
    }

    @Override
    public void consumeResponse(
            HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Boolean> done)
            throws IOException {
        callback = done;
        HttpAnswer.Answered answer =
                new HttpAnswer.Answered(response.getCode(), fields(response), new byte[0], 0, asked, clock.instant());
        head = answer;
        if (!wanted()) {
            known.accept(answer);
        } else if (entity != null && !ask.cut() && entity.getContentLength() > ask.bodyBytes()) {
            throw tooLong();
        } else if (entity == null) {
            known.accept(answer);
        }
        if (entity == null) {
            done.completed(true);
        }
    }

    private HeaderFields fields(HttpResponse response) throws LimitException {
        List<HeaderFields.Field> fields = new ArrayList<>();
        long bytes = 0;
        for (Header header : response.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue().strip();
            fields.add(new HeaderFields.Field(header.getName(), value));
            bytes += header.getName().length() + value.length() + FIELD_OVERHEAD;
        }
        if (fields.size() > limits.headerFields() || bytes > limits.headerBytes()) {
            throw new LimitException("its header of " + fields.size() + " fields and " + bytes
                    + " bytes is larger than ingest.fetch.max-header-bytes or max-header-fields");
        }
        return new HeaderFields(fields);
    }

    private boolean wanted() {
        HttpAnswer.Answered answer = head;
        return answer != null && answer.status() >= 200 && answer.status() < 300;
    }

    private LimitException tooLong() {
        return new LimitException("its body is larger than " + ask.bodyBytes() + " bytes");
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        if (!wanted()) {
            drained += bytes.remaining();
            bytes.position(bytes.limit());
            if (drained > DRAINED) {
                throw new LimitException("nobody reads the rest");
            }
            return;
        }
        int room = ask.bodyBytes() - body.size();
        byte[] piece = new byte[Math.min(room, bytes.remaining())];
        bytes.get(piece);
        body.writeBytes(piece);
        if (bytes.hasRemaining()) {
            if (ask.cut()) {
                complete();
            }
            throw tooLong();
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        if (wanted()) {
            complete();
        }
        FutureCallback<Boolean> done = callback;
        if (done != null) {
            done.completed(true);
        }
    }

    private void complete() {
        HttpAnswer.Answered answer = head;
        if (answer != null) {
            known.accept(new HttpAnswer.Answered(
                    answer.status(), answer.fields(), body.toByteArray(), body.size(), answer.asked(), answer.at()));
        }
    }

    @Override
    public void failed(Exception cause) {
        // The callback of the exchange is told as well, and knows more.
    }

    @Override
    public void releaseResources() {}
}
