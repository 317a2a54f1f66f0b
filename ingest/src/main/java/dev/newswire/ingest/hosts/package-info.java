/** Asks for turns at hosts come from the other instances over Kafka, and from this one's fetcher; grants go back the same way. */
@NullMarked
package dev.newswire.ingest.hosts;

import org.jspecify.annotations.NullMarked;
