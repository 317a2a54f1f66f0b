/**
 * Looks for items on all topics, writes tombstones for them to {@code news.raw}, and watches these reach the groups of the
 * sinks.
 */
@NullMarked
package dev.newswire.monitor.erase;

import org.jspecify.annotations.NullMarked;
