package dev.newswire.ingest.websub;

import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.SourceDefinition;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks hubs to push and not to push any more (WebSub, section 5). Whoever polls a source tells it the hub after each
 * poll, which is often enough to renew a lease in its second half and to ask again after a refusal. Safe for many
 * threads.
 */
final class Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
    /** How soon a hub that has not agreed, or has refused, is asked again. */
    private static final Duration AGAIN = Duration.ofHours(6);

    private final String base;
    private final CallbackKeys keys;
    private final Subscriptions subscriptions;
    private final HubClient hubs;
    private final Duration lease;
    private final Clock clock;
    /** Sources that were polled here, so that not every instance calls the hub of one that is removed. */
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    /** @param base what callbacks begin with, ending in a slash */
    Subscriber(
            String base, CallbackKeys keys, Subscriptions subscriptions, HubClient hubs, Duration lease, Clock clock) {
        this.base = base;
        this.keys = keys;
        this.subscriptions = subscriptions;
        this.hubs = hubs;
        this.lease = lease;
        this.clock = clock;
    }

    /** How the subscription stands; asks the hub when it is time to. */
    HubSubscription polled(SourceDefinition source, HubSubscription named) {
        Instant now = now();
        own.add(source.getId());
        Optional<HubSubscription> standing = subscriptions
                .of(source.getId())
                .filter(known -> known.getHub().equals(named.getHub())
                        && known.getTopic().equals(named.getTopic()));
        if (standing.map(known -> due(known, now)).orElse(true)) {
            HubSubscription asked = HubSubscription.newBuilder(
                            standing.orElse(new HubSubscription(named.getHub(), named.getTopic(), null, null, null)))
                    .setRequestedAt(now)
                    .build();
            Future<?> unused = subscriptions
                    .put(source.getId(), asked, List.of())
                    .thenAccept(recorded -> send(source.getId(), asked, "subscribe"));
            return asked;
        }
        return standing.orElseThrow();
    }

    /** The source is gone or paused: its hub is asked to be quiet, if it is this instance that has polled it. */
    void removed(String source, HubSubscription standing) {
        if (own.remove(source)) {
            send(source, standing, "unsubscribe");
        }
    }

    /** Whether to ask now: when half of the lease is over, or some hours after a request that came to nothing. */
    private boolean due(HubSubscription known, Instant now) {
        Instant until = known.getLeaseUntil();
        Instant asked = known.getRequestedAt();
        if (asked == null) {
            return true;
        }
        if (until == null) {
            return asked.plus(AGAIN).isBefore(now);
        }
        Duration whole = Duration.between(asked, until);
        boolean half = until.minus(whole.dividedBy(2)).isBefore(now);
        return half && (asked.plus(AGAIN).isBefore(now) || whole.compareTo(AGAIN) < 0);
    }

    private void send(String source, HubSubscription subscription, String mode) {
        String token = keys.token(source, subscription.getTopic());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", mode);
        form.put("hub.topic", subscription.getTopic());
        form.put("hub.callback", base + source + '/' + token);
        if (mode.equals("subscribe")) {
            form.put("hub.secret", keys.hubSecret(source, token));
            form.put("hub.lease_seconds", Long.toString(lease.toSeconds()));
        }
        String encoded = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            Future<?> unused = hubs.post(new URI(subscription.getHub()), encoded)
                    .thenAccept(fault -> {
                        if (!fault.isEmpty()) {
                            LOG.atWarn()
                                    .addKeyValue("source", source)
                                    .addKeyValue("hub", subscription.getHub())
                                    .addKeyValue("mode", mode)
                                    .addKeyValue("cause", fault)
                                    .log("Hub did not take a request");
                        }
                    });
        } catch (URISyntaxException e) {
            LOG.atWarn().addKeyValue("source", source).log("The address of its hub is none");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
