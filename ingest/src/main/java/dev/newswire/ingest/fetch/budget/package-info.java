/** Whoever wants to ask a host waits here for its turn; the permit to ask goes to the transport. */
@NullMarked
package dev.newswire.ingest.fetch.budget;

import org.jspecify.annotations.NullMarked;
