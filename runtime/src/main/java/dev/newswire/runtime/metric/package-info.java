/** Measurements come from services through Micrometer; they leave in the Prometheus text formats. */
@NullMarked
package dev.newswire.runtime.metric;

import org.jspecify.annotations.NullMarked;
