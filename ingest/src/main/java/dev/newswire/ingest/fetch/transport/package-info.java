/** Requests for one address each come from the fetcher; what the server at that address answered goes back, decoded. */
@NullMarked
package dev.newswire.ingest.fetch.transport;

import org.jspecify.annotations.NullMarked;
