package dev.newswire.ingest.hosts;

import java.time.Duration;

/**
 * How long instances wait for one another. Each measures from events of its own, so their clocks need not agree.
 *
 * @param longest longest that a request takes once it has begun
 */
record Terms(Duration longest) {
    /** An ask is repeated so often until its request begins. */
    static final Duration REPEAT = Duration.ofSeconds(1);
    /** A grant is good for so long, counted from when the ask that it answers was sent. */
    static final Duration GOOD = Duration.ofSeconds(3);
    /** The keeper holds a grant open for longer than it is good, since word that the request has begun takes a while. */
    static final Duration HELD = GOOD.plusSeconds(2);
    /** Whoever has not repeated an ask for so long does not wait any more. */
    static final Duration SILENT = Duration.ofSeconds(4);
    /** Clocks of instances may be apart by so much for a new keeper to understand what was told to an earlier one. */
    static final Duration SKEW = Duration.ofMinutes(1);
    /** What was told longer ago is over: more than the longest time that can be configured for a document. */
    static final Duration MEMORY = Duration.ofMinutes(12);
}
