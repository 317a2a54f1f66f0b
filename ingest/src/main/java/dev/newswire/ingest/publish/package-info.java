/** Readings come from the readers; items go to news.raw and refusals to news.deadletters, in the same transaction. */
@NullMarked
package dev.newswire.ingest.publish;

import org.jspecify.annotations.NullMarked;
