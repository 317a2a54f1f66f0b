package dev.newswire.ingest.http;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.SourceDefaults;
import dev.newswire.ingest.publish.Companion;
import dev.newswire.ingest.publish.GroupPublisher;
import dev.newswire.schemas.PushKey;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Publishes the pieces of requests, and their idempotency keys with them. Safe for many threads. */
final class Pushing {
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final PushReader reader;
    private final PushKeys keys;
    private final GroupPublisher publisher;
    private final Clock clock;

    Pushing(PushReader reader, PushKeys keys, GroupPublisher publisher, Clock clock) {
        this.reader = reader;
        this.keys = keys;
        this.publisher = publisher;
        this.clock = clock;
    }

    PushReader reader() {
        return reader;
    }

    PushKeys keys() {
        return keys;
    }

    /** Makes the items of a source. */
    ItemMaker maker(SourceDefinition source) {
        return new ItemMaker(new Feeder(source.getId(), source.getName(), SourceKind.PUSH), clock);
    }

    /** Publishes pieces, with nothing beside them. */
    CompletableFuture<List<Piece>> publish(List<Piece> pieces, SourceDefinition source) {
        return publish(pieces, source, List.of());
    }

    /** Publishes pieces and the key of their request, all or nothing; the key is known from then on. */
    CompletableFuture<List<Piece>> publish(List<Piece> pieces, SourceDefinition source, @Nullable PushKey key) {
        if (key == null) {
            return publish(pieces, source, List.of());
        }
        String name = PushKeys.name(key.getSource(), key.getKey());
        return publish(pieces, source, List.of(new Companion(Topics.PUSH_KEYS, 0, name, key)))
                .thenApply(published -> {
                    keys.changed(name, key);
                    return published;
                });
    }

    @Nullable PushKey key(Admission admission, byte[] fingerprint) {
        return admission.key() == null
                ? null
                : new PushKey(
                        admission.source().getId(),
                        admission.key(),
                        HexFormat.of().formatHex(fingerprint),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The answer to a request whose items could not be published. */
    static Reply failure(Throwable cause) {
        Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return Problem.UNAVAILABLE.later(
                root.getMessage() + " The same request may be sent again: an item keeps its id.", AWAY);
    }

    private CompletableFuture<List<Piece>> publish(
            List<Piece> pieces, SourceDefinition source, List<Companion> beside) {
        List<Reading> readings = pieces.stream()
                .map(piece -> SourceDefaults.onto(piece.reading(), source))
                .toList();
        return publisher.publish(readings, beside).thenApply(published -> {
            List<Piece> told = new ArrayList<>(pieces.size());
            for (int i = 0; i < pieces.size(); i++) {
                told.add(pieces.get(i).published(published.get(i)));
            }
            return told;
        });
    }
}
