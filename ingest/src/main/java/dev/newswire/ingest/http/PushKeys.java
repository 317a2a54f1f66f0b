package dev.newswire.ingest.http;

import dev.newswire.schemas.PushKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys of requests that were published within a day, by this instance or another, up to a number; the
 * oldest are forgotten first, and a request that comes back after that publishes the same items under the same ids once
 * more. Safe for many threads.
 */
final class PushKeys {
    static final Duration KEPT = Duration.ofDays(1);

    /** What is known of a key before its request is worked on. */
    enum State {
        /** Nothing; it is in flight from here on, until it is released. */
        NEW,
        /** A request with it is being worked on here. */
        IN_FLIGHT,
        /** A request with it was published. */
        DONE
    }

    private record Done(String fingerprint, Instant at) {}

    private final int most;
    private final Clock clock;
    private final LinkedHashMap<String, Done> done = new LinkedHashMap<>();
    private final Set<String> inFlight = new HashSet<>();

    PushKeys(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** The name of a key among those of all sources. */
    static String name(String source, String key) {
        return source + ':' + key;
    }

    synchronized State begin(String name) {
        if (fingerprint(name) != null) {
            return State.DONE;
        }
        return inFlight.add(name) ? State.NEW : State.IN_FLIGHT;
    }

    /** The request is over, whatever became of it. */
    synchronized void release(String name) {
        inFlight.remove(name);
    }

    /** Whether the request that was published under this name had the same fingerprint. */
    synchronized boolean matches(String name, String fingerprint) {
        return fingerprint.equals(fingerprint(name));
    }

    /** A request was published, here or by another instance. */
    synchronized void changed(String name, @Nullable PushKey key) {
        done.remove(name);
        if (key != null && key.getAt().isAfter(clock.instant().minus(KEPT))) {
            done.put(name, new Done(key.getFingerprint(), key.getAt()));
        }
        while (done.size() > most) {
            done.remove(done.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return done.size();
    }

    private @Nullable String fingerprint(String name) {
        Done known = done.get(name);
        if (known != null && known.at().isBefore(clock.instant().minus(KEPT))) {
            done.remove(name);
            return null;
        }
        return known == null ? null : known.fingerprint();
    }
}
