/** Bytes come from Jazzer, or from the seeds kept as resources; what must hold for any bytes is asserted here. */
@NullMarked
package dev.newswire.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
