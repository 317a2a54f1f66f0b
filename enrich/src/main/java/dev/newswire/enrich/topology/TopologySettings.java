package dev.newswire.enrich.topology;

import java.time.Duration;

/**
 * What of the topology may be set.
 *
 * @param revisionRetention how long an item is remembered after it was last seen; an item that comes back later is new
 * @param storyRetention how long an item is remembered as the possible start of a story
 */
public record TopologySettings(Duration revisionRetention, Duration storyRetention) {}
