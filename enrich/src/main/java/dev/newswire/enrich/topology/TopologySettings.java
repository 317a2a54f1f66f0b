package dev.newswire.enrich.topology;

import java.time.Duration;

/**
 * What of the topology may be set.
 *
 * @param applicationId the application, whose internal topics begin with it
 * @param revisionRetention how long an item is remembered after it was last seen; an item that comes back later is new
 * @param storyRetention how long an item is remembered as the possible start of a story
 * @param storyPartitions over how many partitions stories are grouped; of an application it never changes
 * @param trendWindow length of the windows that trends are counted in
 * @param trendGrace how much later than the newest an item may come and still be counted
 */
public record TopologySettings(
        String applicationId,
        Duration revisionRetention,
        Duration storyRetention,
        int storyPartitions,
        Duration trendWindow,
        Duration trendGrace) {}
