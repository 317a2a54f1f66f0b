/** Paths come from the command line and the configuration; open files, in a stable order, go to the readers. */
@NullMarked
package dev.newswire.ingest.source;

import org.jspecify.annotations.NullMarked;
