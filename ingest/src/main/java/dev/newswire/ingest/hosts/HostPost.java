package dev.newswire.ingest.hosts;

import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostGrant;

/** Carries what instances tell one another; some of it may get lost. Must not block for long. Safe for many threads. */
interface HostPost {

    /** Nobody is reached. */
    HostPost NONE = new HostPost() {
        @Override
        public void tell(HostAsk ask) {}

        @Override
        public void grant(HostGrant grant) {}
    };

    /** To whoever keeps the host's budget, in the order of telling. */
    void tell(HostAsk ask);

    /** To the instance that asked. */
    void grant(HostGrant grant);
}
