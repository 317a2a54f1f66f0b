package dev.newswire.ingest.hosts;

import dev.newswire.schemas.HostAsk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the keeper of a partition was told before this instance became it. Not for several threads. */
final class History {
    private record Told(HostAsk ask, Instant at) {}

    private final Map<RequestKey, Told> asks = new LinkedHashMap<>();
    private final Map<RequestKey, Told> begun = new LinkedHashMap<>();
    private final List<Told> rests = new ArrayList<>();
    private final Instant now;

    /** @param now when this instance became the keeper */
    History(Instant now) {
        this.now = now;
    }

    /** In the order of telling; {@code at} is the teller's time. */
    void add(HostAsk ask, Instant at) {
        RequestKey key = RequestKey.of(ask);
        switch (ask.getStep()) {
            case ASK -> asks.put(key, new Told(ask, at));
            case BEGUN -> {
                asks.remove(key);
                begun.put(key, new Told(ask, at));
            }
            case OVER -> {
                asks.remove(key);
                begun.remove(key);
            }
            case REST -> rests.add(new Told(ask, at));
            case UNKNOWN -> {
                // A later version has more to say than this one understands.
            }
        }
    }

    /** Those who wait for a turn, or have one that they have not begun. */
    List<HostAsk> asks() {
        return asks.values().stream()
                .filter(told -> !past(told, Terms.SILENT))
                .map(Told::ask)
                .toList();
    }

    /** Requests that may be under way. */
    List<HostAsk> begun() {
        return begun.values().stream()
                .filter(told -> !past(told, Duration.ofMillis(told.ask().getTimeMillis())))
                .map(Told::ask)
                .toList();
    }

    /** How long hosts are still left alone. */
    Map<String, Duration> rests() {
        Map<String, Duration> rests = new LinkedHashMap<>();
        for (Told told : this.rests) {
            Duration asked = Duration.ofMillis(told.ask().getTimeMillis());
            Duration left = asked.minus(Duration.between(told.at(), now));
            if (!left.isNegative()) {
                rests.merge(
                        told.ask().getHost(),
                        left.compareTo(asked) < 0 ? left : asked,
                        (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
        return rests;
    }

    private boolean past(Told told, Duration time) {
        return told.at().plus(time).plus(Terms.SKEW).isBefore(now);
    }
}
