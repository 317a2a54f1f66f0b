package dev.newswire.ingest.discover;

import java.util.List;
import java.util.Optional;

/**
 * What stands behind an address.
 *
 * @param feeds the feeds, the best first; empty when there are none
 * @param itself true when the address is the one feed's own, false when it is a page that leads to feeds
 * @param problem why there are none, one sentence for people; empty when there are some
 */
public record Discovery(List<FoundFeed> feeds, boolean itself, Optional<String> problem) {

    public Discovery {
        feeds = List.copyOf(feeds);
    }

    static Discovery none(String problem) {
        return new Discovery(List.of(), false, Optional.of(problem));
    }
}
