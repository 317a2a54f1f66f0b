package dev.newswire.ingest.websub;

import dev.newswire.ingest.http.Call;
import dev.newswire.ingest.http.Reply;
import dev.newswire.ingest.http.Route;
import dev.newswire.ingest.sources.LiveSources;
import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.SourceDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers hubs at {@code /v1/websub/{source}/{token}}: whether we meant what they were asked (WebSub, section 5.3), that
 * they refuse (5.2), and what they push (7). Whatever is not signed with our secret is answered as if it had been taken,
 * and ignored, as section 8 asks. Safe for many threads.
 */
final class HubRoute implements Route {
    static final String PREFIX = "/v1/websub/";
    private static final Logger LOG = LoggerFactory.getLogger(HubRoute.class);
    private static final long SHORTEST_LEASE = 1;
    private static final long LONGEST_LEASE = 10L * 365 * 24 * 3600;

    /** A source and the token that its callback carries. */
    private record Target(String source, String token) {}

    private final CallbackKeys keys;
    private final Subscriptions subscriptions;
    private final LiveSources sources;
    private final PushedContent content;
    private final Clock clock;

    HubRoute(CallbackKeys keys, Subscriptions subscriptions, LiveSources sources, PushedContent content, Clock clock) {
        this.keys = keys;
        this.subscriptions = subscriptions;
        this.sources = sources;
        this.content = content;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "POST");
    }

    @Override
    public CompletableFuture<Reply> answer(Call call) {
        Optional<Target> target = target(call.path()).filter(found -> keys.valid(found.source(), found.token()));
        if (target.isEmpty()) {
            return done(Reply.problem(404, "There is nothing here", "No hub was given this address."));
        }
        return call.method().equals("POST") ? pushed(target.get(), call) : asked(target.get(), call);
    }

    private static Optional<Target> target(String path) {
        String rest = path.substring(PREFIX.length());
        int slash = rest.indexOf('/');
        return slash <= 0
                ? Optional.empty()
                : Optional.of(new Target(rest.substring(0, slash), rest.substring(slash + 1)));
    }

    private CompletableFuture<Reply> asked(Target target, Call call) {
        String mode = call.query().getOrDefault("hub.mode", "");
        String topic = call.query().getOrDefault("hub.topic", "");
        if (!keys.valid(target.source(), target.token(), topic)) {
            return done(Reply.problem(404, "There is nothing here", "That topic was not asked for."));
        }
        Optional<HubSubscription> standing = subscriptions.of(target.source()).filter(known -> known.getTopic()
                .equals(topic));
        return switch (mode) {
            case "subscribe" -> confirmed(target, call, standing);
            case "unsubscribe" -> released(target, call, standing);
            case "denied" -> denied(target, call, standing);
            default -> done(Reply.problem(400, "The request cannot be understood", "hub.mode is none of those known."));
        };
    }

    private CompletableFuture<Reply> confirmed(Target target, Call call, Optional<HubSubscription> standing) {
        String challenge = call.query().get("hub.challenge");
        Optional<Long> lease = lease(call.query().get("hub.lease_seconds"));
        if (wanted(target.source()).isEmpty() || standing.isEmpty() || challenge == null || lease.isEmpty()) {
            return done(Reply.problem(404, "There is nothing here", "This subscription is not wanted."));
        }
        HubSubscription agreed = HubSubscription.newBuilder(standing.get())
                .setLeaseUntil(now().plusSeconds(lease.get()))
                .build();
        return recorded(target.source(), agreed, Reply.text(200, challenge));
    }

    /** A hub may stop only what we do not want any more. */
    private CompletableFuture<Reply> released(Target target, Call call, Optional<HubSubscription> standing) {
        String challenge = call.query().get("hub.challenge");
        boolean current = wanted(target.source()).isPresent() && standing.isPresent();
        if (current || challenge == null) {
            return done(Reply.problem(404, "There is nothing here", "This subscription is to go on."));
        }
        return standing.isEmpty()
                ? done(Reply.text(200, challenge))
                : recorded(target.source(), null, Reply.text(200, challenge));
    }

    private CompletableFuture<Reply> denied(Target target, Call call, Optional<HubSubscription> standing) {
        LOG.atWarn()
                .addKeyValue("source", target.source())
                .addKeyValue("cause", call.query().getOrDefault("hub.reason", ""))
                .log("Hub refuses or has ended a subscription");
        if (standing.isEmpty()) {
            return done(Reply.text(200, ""));
        }
        HubSubscription ended = HubSubscription.newBuilder(standing.get())
                .setLeaseUntil(null)
                .setRequestedAt(now())
                .build();
        return recorded(target.source(), ended, Reply.text(200, ""));
    }

    private CompletableFuture<Reply> pushed(Target target, Call call) {
        Optional<SourceDefinition> source = wanted(target.source());
        Optional<HubSubscription> standing = subscriptions.of(target.source());
        if (source.isEmpty() || standing.isEmpty()) {
            return done(Reply.problem(410, "Nothing is wanted here any more", "The source is not read any more."));
        }
        String signature = call.header("x-hub-signature").stream().findFirst().orElse(null);
        if (!HubSignature.valid(signature, keys.hubSecret(target.source(), target.token()), call.body())) {
            LOG.atWarn().addKeyValue("source", target.source()).log("Pushed content is not signed with our secret");
            return done(Reply.empty(202));
        }
        HubSubscription heard =
                HubSubscription.newBuilder(standing.get()).setPushedAt(now()).build();
        String type = call.header("content-type").stream().findFirst().orElse(null);
        return subscriptions
                .put(target.source(), heard, content.read(source.get(), heard.getTopic(), type, call.body()))
                .handle((published, failure) -> failure == null ? Reply.empty(202) : away(failure));
    }

    private CompletableFuture<Reply> recorded(String source, @Nullable HubSubscription subscription, Reply reply) {
        return subscriptions
                .put(source, subscription, List.of())
                .handle((published, failure) -> failure == null ? reply : away(failure));
    }

    private Optional<SourceDefinition> wanted(String source) {
        return sources.find(source).filter(found -> !found.getPaused());
    }

    private static Reply away(Throwable cause) {
        return Reply.problem(
                        503,
                        "Nothing can be published now",
                        Objects.requireNonNullElse(cause.getMessage(), "The cluster is away."))
                .with("Retry-After", "5");
    }

    private static Optional<Long> lease(@Nullable String seconds) {
        if (seconds == null || seconds.isEmpty() || seconds.length() > 10) {
            return Optional.empty();
        }
        return seconds.chars().allMatch(letter -> letter >= '0' && letter <= '9')
                ? Optional.of(Math.max(SHORTEST_LEASE, Math.min(LONGEST_LEASE, Long.parseLong(seconds))))
                : Optional.empty();
    }

    private static CompletableFuture<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
