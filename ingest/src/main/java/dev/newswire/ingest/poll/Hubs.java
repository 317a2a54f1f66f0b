package dev.newswire.ingest.poll;

import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.SourceDefinition;

/** Who asks the hubs that sources name to push. Called from several threads, around each poll; must not block. */
@FunctionalInterface
public interface Hubs {

    /** Asks no hub. */
    Hubs NONE = (source, named) -> named;

    /**
     * A source names a hub.
     *
     * @param named the subscription as the poller knows it
     * @return the subscription as it stands; the hub is asked when it is time to
     */
    HubSubscription polled(SourceDefinition source, HubSubscription named);
}
