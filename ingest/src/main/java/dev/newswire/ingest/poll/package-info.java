/** Definitions and memories of sources come from Kafka, documents from the fetcher; items and new memories go back to Kafka. */
@NullMarked
package dev.newswire.ingest.poll;

import org.jspecify.annotations.NullMarked;
