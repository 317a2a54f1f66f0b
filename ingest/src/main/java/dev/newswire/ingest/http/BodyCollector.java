package dev.newswire.ingest.http;

import dev.newswire.ingest.read.stream.DamagedGzipException;
import dev.newswire.ingest.read.stream.PeekStream;
import dev.newswire.ingest.read.stream.UnpackLimitException;
import dev.newswire.ingest.read.stream.Unpacked;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of one request without holding a thread while it comes. Every byte is taken from what all requests
 * may hold together, and given back by {@link #release}.
 */
final class BodyCollector implements Runnable {

    /** What a body is read at most. */
    record Limits(int bytes, Duration time) {}

    private final Exchange exchange;
    private final Limits limits;
    private final InFlight inFlight;
    private final Consumer<byte[]> whole;
    private final long deadline;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private long held;

    /** @param whole hears of the whole body as it was sent; refusals are answered here */
    BodyCollector(Exchange exchange, Limits limits, InFlight inFlight, Consumer<byte[]> whole) {
        this.exchange = exchange;
        this.limits = limits;
        this.inFlight = inFlight;
        this.whole = whole;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** Reads what has come, and asks to be run again when there is more. */
    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = exchange.request().read();
            if (chunk == null) {
                exchange.request().demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                refuse(failed(chunk.getFailure()));
                return;
            }
            int size = chunk.remaining();
            boolean last = chunk.isLast();
            Reply refusal = take(size);
            if (refusal == null && size > 0) {
                byte[] bytes = new byte[size];
                chunk.getByteBuffer().get(bytes);
                collected.writeBytes(bytes);
            }
            chunk.release();
            if (refusal != null) {
                refuse(refusal);
                return;
            }
            if (last) {
                whole.accept(collected.toByteArray());
                return;
            }
        }
    }

    /** Gives back what the body took up; called once its request is answered. */
    void release() {
        inFlight.release(held);
        held = 0;
    }

    /** A body without its content coding; throws {@link BadBodyException} with the answer when it cannot be had. */
    static byte[] decoded(byte[] body, boolean gzip, int limit) {
        if (!gzip) {
            return body;
        }
        try (PeekStream packed = new PeekStream(new ByteArrayInputStream(body));
                InputStream in = Unpacked.of(packed, limit)) {
            return in.readAllBytes();
        } catch (UnpackLimitException e) {
            throw new BadBodyException(Problem.TOO_LARGE.reply(e.getMessage() + "."));
        } catch (DamagedGzipException e) {
            throw new BadBodyException(Problem.BAD_REQUEST.reply(e.getMessage() + "."));
        } catch (IOException e) {
            throw new BadBodyException(Problem.BAD_REQUEST.reply("The compressed body cannot be read."));
        }
    }

    static Reply tooLarge(int limit) {
        return Problem.TOO_LARGE.reply("No more than " + limit
                + " bytes are taken as one body. Push many items as lines of JSON (application/x-ndjson).");
    }

    static Reply saturated() {
        return Problem.SATURATED.later(
                "The requests under way hold all the memory there is for them.", Duration.ofSeconds(1));
    }

    static Reply failed(Throwable cause) {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof TimeoutException) {
                return slow();
            }
            if (next instanceof UnpackLimitException) {
                return Problem.TOO_LARGE.reply(next.getMessage() + ".").with("Connection", "close");
            }
        }
        return Problem.BAD_REQUEST.reply("The body broke off.").with("Connection", "close");
    }

    private @Nullable Reply take(int size) {
        if ((long) collected.size() + size > limits.bytes()) {
            return tooLarge(limits.bytes()).with("Connection", "close");
        }
        if (System.nanoTime() > deadline) {
            return slow();
        }
        if (!inFlight.take(size)) {
            return saturated().with("Connection", "close");
        }
        held += size;
        return null;
    }

    private static Reply slow() {
        return Problem.TIMEOUT.reply("The body did not come in time.").with("Connection", "close");
    }

    private void refuse(Reply reply) {
        release();
        exchange.reply(reply);
    }
}
