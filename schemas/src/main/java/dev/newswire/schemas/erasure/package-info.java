/** What whoever takes items down tells the pipeline: a header on a tombstone of {@code news.raw}, read by enrich. */
@NullMarked
package dev.newswire.schemas.erasure;

import org.jspecify.annotations.NullMarked;
