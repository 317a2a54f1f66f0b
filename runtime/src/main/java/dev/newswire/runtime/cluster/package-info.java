/** Resolved configuration comes in; the settings that Kafka and schema-registry clients are built from go out. */
@NullMarked
package dev.newswire.runtime.cluster;

import org.jspecify.annotations.NullMarked;
