/** Addresses come from feeds, pages and redirects; only those that may be asked go on to the transport. */
@NullMarked
package dev.newswire.ingest.fetch.guard;

import org.jspecify.annotations.NullMarked;
