package dev.newswire.ingest.http;

import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.stream.PeekStream;
import dev.newswire.ingest.read.stream.Transcoded;
import dev.newswire.ingest.read.stream.Unpacked;
import dev.newswire.schemas.PushKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * A stream of lines, as long as it likes: every line is published as it comes and counts once it is committed. Of what
 * is not yet committed it holds no more than its window. It runs on one thread, which waits for the stream.
 */
final class LinePush implements Runnable {
    private static final Duration SHORTLY = Duration.ofMillis(100);

    private final Exchange exchange;
    private final Admission admission;
    private final Pushing pushing;
    private final Window window;
    private final LineAnswer answer;
    private final PipelineLag lag;

    LinePush(
            Exchange exchange,
            Admission admission,
            Pushing pushing,
            PipelineLag lag,
            long windowBytes,
            LineAnswer answer) {
        this.exchange = exchange;
        this.admission = admission;
        this.pushing = pushing;
        this.lag = lag;
        this.window = new Window(windowBytes);
        this.answer = answer;
    }

    @Override
    public void run() {
        @Nullable String name = admission.key() == null
                ? null
                : PushKeys.name(admission.source().getId(), admission.key());
        PushKeys.State state =
                name == null ? PushKeys.State.NEW : pushing.keys().begin(name);
        if (state == PushKeys.State.IN_FLIGHT) {
            exchange.reply(WholePush.inFlight());
            return;
        }
        try {
            stream(name, state == PushKeys.State.DONE);
        } catch (BadBodyException e) {
            answer.problem(e.reply());
        } catch (UncheckedIOException e) {
            answer.problem(e.getCause() instanceof InterruptedIOException ? stopping() : BodyCollector.failed(e));
        } catch (InterruptedException e) {
            answer.problem(stopping());
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            answer.problem(WholePush.internal(e));
        } finally {
            if (name != null && state == PushKeys.State.NEW) {
                pushing.keys().release(name);
            }
        }
    }

    private void stream(@Nullable String name, boolean repeated) throws InterruptedException {
        MessageDigest digest = Sha256.digest();
        digest.update(admission.fingerprintHead().getBytes(StandardCharsets.UTF_8));
        try {
            // Never closed: that would fail the answer together with what was not read.
            InputStream sent = new DigestInputStream(Content.Source.asInputStream(exchange.request()), digest);
            InputStream in = admission.gzip() ? Unpacked.of(new PeekStream(sent), Long.MAX_VALUE) : sent;
            ItemMaker maker = pushing.maker(admission.source());
            String file = PushReader.name(admission.source().getId(), admission.format());
            pushing.reader().lines(utf8(in), file, maker, piece -> take(piece, repeated));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            window.awaitEmpty();
        }
        finish(name, repeated, digest.digest());
    }

    private void finish(@Nullable String name, boolean repeated, byte[] fingerprint) throws InterruptedException {
        PushKey key = pushing.key(admission, fingerprint);
        if (name != null && key != null && repeated && !pushing.keys().matches(name, key.getFingerprint())) {
            answer.problem(WholePush.reused());
            return;
        }
        Optional<Throwable> failure = window.failure();
        if (failure.isEmpty() && key != null && !repeated) {
            window.take(1, 1);
            watch(pushing.publish(List.of(), admission.source(), key), 1);
            window.awaitEmpty();
            failure = window.failure();
        }
        if (failure.isPresent()) {
            answer.problem(Pushing.failure(failure.get()));
        } else {
            answer.end();
        }
    }

    /** Waits while the window is full or the pipeline lags: whoever sends feels it as a connection that takes no more. */
    private void take(Piece piece, boolean repeated) {
        try {
            while (answer.full() && !window.pause(SHORTLY)) {
                // The answers must be read before more is.
            }
            if (repeated) {
                answer.add(piece);
                return;
            }
            while (lag.hold().isPresent() && !window.pause(SHORTLY)) {
                // Looked at again after the pause.
            }
            long bytes = size(piece.reading());
            window.take(bytes, 1);
            if (window.failure().isPresent()) {
                window.give(bytes, null);
                throw new BadBodyException(Pushing.failure(window.failure().get()));
            }
            watch(pushing.publish(List.of(piece), admission.source()), bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadBodyException(stopping());
        }
    }

    private void watch(CompletableFuture<List<Piece>> promise, long bytes) {
        Future<?> unused = promise.whenComplete((published, failure) -> {
            if (failure == null && published != null) {
                published.forEach(answer::add);
            }
            window.give(bytes, failure);
        });
    }

    private static Reply stopping() {
        return Pushing.failure(new IllegalStateException("The server is stopping."));
    }

    private InputStream utf8(InputStream in) {
        return admission
                .type()
                .charset()
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .<InputStream>map(charset -> new Transcoded(in, charset))
                .orElse(in);
    }

    private static long size(Reading reading) {
        if (reading instanceof Reading.Item item) {
            return 512L + 2L * item.item().getBody().length();
        }
        return reading instanceof Reading.Refused refused ? 512L + refused.bytes().length : 512L;
    }
}
