package dev.newswire.ingest.hosts;

import dev.newswire.schemas.HostAsk;

/** One request among those of all instances. */
record RequestKey(String instance, long request) {

    static RequestKey of(HostAsk ask) {
        return new RequestKey(ask.getInstance(), ask.getRequest());
    }
}
