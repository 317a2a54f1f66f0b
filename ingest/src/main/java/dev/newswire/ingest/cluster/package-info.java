/** The user's settings of the cluster become Kafka clients, or a message that says what is wrong with them. */
@NullMarked
package dev.newswire.ingest.cluster;

import org.jspecify.annotations.NullMarked;
