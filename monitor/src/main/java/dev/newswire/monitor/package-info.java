/** Samples of every group's lag come from the cluster, again and again; they leave as metrics and as the latest sample. */
@NullMarked
package dev.newswire.monitor;

import org.jspecify.annotations.NullMarked;
