/** What Kafka's clients measure of themselves comes in through their reporter; it goes out as meters of the process. */
@NullMarked
package dev.newswire.launcher.metric;

import org.jspecify.annotations.NullMarked;
