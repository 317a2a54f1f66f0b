/** Reads {@code news.deadletters} for people, and sends letters back to the topics their records came from. */
@NullMarked
package dev.newswire.monitor.deadletter;

import org.jspecify.annotations.NullMarked;
