package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.ResponseFacts;
import dev.newswire.ingest.fetch.WebLink;
import dev.newswire.ingest.read.feed.FeedHints;
import dev.newswire.schemas.HubSubscription;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the hub that a source names (W3C WebSub, section 4: links of the header come before those of the document). What
 * is known of a subscription is kept as long as hub and topic stay the same.
 */
final class HubWatch {

    private HubWatch() {}

    static @Nullable HubSubscription after(@Nullable HubSubscription before, FeedHints hints, ResponseFacts facts) {
        Optional<String> hub = link(facts, "hub").or(() -> hints.hubs().stream().findFirst());
        if (hub.isEmpty()) {
            return null;
        }
        String topic =
                link(facts, "self").or(hints::self).orElseGet(() -> facts.url().toString());
        boolean same = before != null
                && before.getHub().equals(hub.get())
                && before.getTopic().equals(topic);
        return same
                ? before
                : HubSubscription.newBuilder().setHub(hub.get()).setTopic(topic).build();
    }

    private static Optional<String> link(ResponseFacts facts, String relation) {
        return facts.links().stream()
                .filter(link -> link.is(relation))
                .map(WebLink::target)
                .map(Object::toString)
                .findFirst();
    }
}
