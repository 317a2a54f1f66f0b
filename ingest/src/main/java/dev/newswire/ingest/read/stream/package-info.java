/** Raw streams come from the sources; unpacked bytes, cut into slices of bounded size, go to the readers of each format. */
@NullMarked
package dev.newswire.ingest.read.stream;

import org.jspecify.annotations.NullMarked;
