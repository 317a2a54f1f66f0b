/** Samples of lag come in, one after the other; what they say together, the status of every group, goes out. */
@NullMarked
package dev.newswire.monitor.status;

import org.jspecify.annotations.NullMarked;
