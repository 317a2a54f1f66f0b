/** Streams of bytes come from the sources; whatever their format, readings go to the publisher one by one. */
@NullMarked
package dev.newswire.ingest.read;

import org.jspecify.annotations.NullMarked;
