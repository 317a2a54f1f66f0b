package dev.newswire.ingest.http;

import dev.newswire.schemas.PushKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request whose whole body has come: it is read, published in one transaction, and answered. */
final class WholePush {
    private static final Logger LOG = LoggerFactory.getLogger(WholePush.class);

    private final Pushing pushing;
    private final int limit;

    /** @param limit most bytes that a compressed body may unpack to */
    WholePush(Pushing pushing, int limit) {
        this.pushing = pushing;
        this.limit = limit;
    }

    /** @param done told once the request is answered */
    void push(Exchange exchange, Admission admission, byte[] sent, Runnable done) {
        PushKey key = admission.key() == null ? null : pushing.key(admission, fingerprint(admission, sent));
        if (key == null) {
            work(exchange, admission, sent, null, done);
            return;
        }
        String name = PushKeys.name(key.getSource(), key.getKey());
        switch (pushing.keys().begin(name)) {
            case IN_FLIGHT -> answer(exchange, inFlight(), done);
            case DONE -> repeat(exchange, admission, sent, key, done);
            case NEW ->
                work(exchange, admission, sent, key, () -> {
                    pushing.keys().release(name);
                    done.run();
                });
        }
    }

    static Reply inFlight() {
        return Problem.IN_FLIGHT.reply("A request with this Idempotency-Key is being worked on.");
    }

    static Reply reused() {
        return Problem.KEY_REUSED.reply("This Idempotency-Key came with another body within the last day.");
    }

    /** The answer follows from the body, so it need not be kept to be given again. */
    private void repeat(Exchange exchange, Admission admission, byte[] sent, PushKey key, Runnable done) {
        String name = PushKeys.name(key.getSource(), key.getKey());
        if (!pushing.keys().matches(name, key.getFingerprint())) {
            answer(exchange, reused(), done);
            return;
        }
        answer(exchange, tried(() -> tally(pieces(admission, sent)).reply()), done);
    }

    private void work(Exchange exchange, Admission admission, byte[] sent, @Nullable PushKey key, Runnable done) {
        List<Piece> pieces;
        try {
            pieces = pieces(admission, sent);
        } catch (BadBodyException e) {
            answer(exchange, e.reply(), done);
            return;
        } catch (RuntimeException e) {
            answer(exchange, internal(e), done);
            return;
        }
        if (pieces.isEmpty()) {
            answer(exchange, new Tally().reply(), done);
            return;
        }
        Future<?> unused = pushing.publish(pieces, admission.source(), key).whenComplete((published, failure) -> {
            Reply reply =
                    failure == null ? tally(Objects.requireNonNull(published)).reply() : Pushing.failure(failure);
            answer(exchange, reply, done);
        });
    }

    private List<Piece> pieces(Admission admission, byte[] sent) {
        byte[] body = BodyCollector.decoded(sent, admission.gzip(), limit);
        return pushing.reader()
                .read(
                        body,
                        admission.format(),
                        admission.type(),
                        admission.source().getId(),
                        pushing.maker(admission.source()));
    }

    private static Tally tally(List<Piece> pieces) {
        Tally tally = new Tally();
        pieces.forEach(tally::add);
        return tally;
    }

    private static byte[] fingerprint(Admission admission, byte[] sent) {
        MessageDigest digest = Sha256.digest();
        digest.update(admission.fingerprintHead().getBytes(StandardCharsets.UTF_8));
        return digest.digest(sent);
    }

    private static Reply tried(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (BadBodyException e) {
            return e.reply();
        } catch (RuntimeException e) {
            return internal(e);
        }
    }

    static Reply internal(RuntimeException cause) {
        LOG.atError().setCause(cause).log("Pushed body could not be worked on");
        return Problem.INTERNAL.reply("The request failed; the log says why.");
    }

    private static void answer(Exchange exchange, Reply reply, Runnable done) {
        try {
            exchange.reply(reply);
        } finally {
            done.run();
        }
    }
}
