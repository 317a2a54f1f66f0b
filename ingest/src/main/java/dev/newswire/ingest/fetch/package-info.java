/** Addresses come from the poller, the page fetcher and the discovery of feeds; bodies and facts of answers go back to them. */
@NullMarked
package dev.newswire.ingest.fetch;

import org.jspecify.annotations.NullMarked;
