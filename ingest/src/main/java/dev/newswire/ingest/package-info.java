/** Files, folders and standard input come in; raw items and dead letters go to Kafka, counts to whoever asked. */
@NullMarked
package dev.newswire.ingest;

import org.jspecify.annotations.NullMarked;
