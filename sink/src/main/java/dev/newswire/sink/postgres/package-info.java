/** Takes batches of enriched items from the sink service, writes them to PostgreSQL and finds them there again. */
@NullMarked
package dev.newswire.sink.postgres;

import org.jspecify.annotations.NullMarked;
