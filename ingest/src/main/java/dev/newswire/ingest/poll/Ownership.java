package dev.newswire.ingest.poll;

import java.util.Set;

/** Hears which partitions of {@code news.sources} this instance has. Called on the poller's thread; must not block long. */
@FunctionalInterface
public interface Ownership {

    /** Nobody needs to know. */
    Ownership NONE = partitions -> {};

    /** All that it has from now on; whatever is not among them is another's once this returns. */
    void holds(Set<Integer> partitions);
}
