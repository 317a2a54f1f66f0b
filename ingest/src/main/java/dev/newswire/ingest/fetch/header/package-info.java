/** Header fields come from the transport as bytes; what they mean for the next request goes to the fetcher. */
@NullMarked
package dev.newswire.ingest.fetch.header;

import org.jspecify.annotations.NullMarked;
