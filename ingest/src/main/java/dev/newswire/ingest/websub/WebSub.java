package dev.newswire.ingest.websub;

import dev.newswire.ingest.http.Extension;
import dev.newswire.ingest.http.HttpConfig;
import dev.newswire.ingest.http.Route;
import dev.newswire.ingest.publish.GroupPublisher;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.sources.LiveSources;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.SourceDefinition;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A WebSub subscriber (W3C Recommendation): feeds that name a hub are pushed by it as well as polled. It lives on the
 * push server, which starts and closes it. Any instance answers a hub; the one that polls a source asks its hub.
 */
public final class WebSub implements Extension {
    private final String secret;
    private final String base;
    private final WebSubConfig config;
    private final ClusterConfig cluster;
    private final ItemReader reader;
    private final HubClient hubs;
    private final Clock clock;
    private volatile @Nullable Subscriber subscriber;
    private volatile @Nullable Subscriptions subscriptions;

    private WebSub(
            String secret,
            String publicUrl,
            WebSubConfig config,
            ClusterConfig cluster,
            ItemReader reader,
            HubClient hubs,
            Clock clock) {
        this.secret = secret;
        this.base = publicUrl + HubRoute.PREFIX;
        this.config = config;
        this.cluster = cluster;
        this.reader = reader;
        this.hubs = hubs;
        this.clock = clock;
    }

    /** A subscriber, where both a public address and a secret are set; connects to nothing yet. */
    public static Optional<WebSub> of(
            HttpConfig http,
            WebSubConfig config,
            ClusterConfig cluster,
            ItemReader reader,
            HubClient hubs,
            Clock clock) {
        return http.port().isEmpty()
                ? Optional.empty()
                : http.publicUrl().flatMap(url -> config.secret()
                        .map(secret -> new WebSub(secret, url, config, cluster, reader, hubs, clock)));
    }

    @Override
    public Route route(GroupPublisher publisher, LiveSources sources) {
        CallbackKeys keys = new CallbackKeys(secret);
        Subscriptions known = new Subscriptions(cluster, publisher);
        subscriptions = known;
        subscriber = new Subscriber(base, keys, known, hubs, config.lease(), clock);
        return new HubRoute(keys, known, sources, new PushedContent(reader, clock), clock);
    }

    @Override
    public void start() {
        Subscriptions known = subscriptions;
        if (known != null) {
            known.start();
        }
    }

    @Override
    public Optional<String> waitingFor() {
        Subscriptions known = subscriptions;
        return known == null ? Optional.empty() : known.waitingFor();
    }

    /** A source that a subscription stands for was changed; one that is gone or paused is unsubscribed. */
    @Override
    public void changed(String source, Optional<SourceDefinition> now) {
        Subscriptions known = subscriptions;
        Subscriber asking = subscriber;
        boolean unwanted = now.map(SourceDefinition::getPaused).orElse(true);
        if (known != null && asking != null && unwanted) {
            known.of(source).ifPresent(standing -> asking.removed(source, standing));
        }
    }

    /**
     * A source was polled and names a hub.
     *
     * @param named hub and topic as the source names them
     * @return how the subscription stands, as any instance knows it; the hub is asked when it is time to
     */
    public HubSubscription polled(SourceDefinition source, HubSubscription named) {
        Subscriber asking = subscriber;
        return asking == null || waitingFor().isPresent() ? named : asking.polled(source, named);
    }

    @Override
    public void close() {
        Subscriptions known = subscriptions;
        if (known != null) {
            known.close();
        }
    }
}
