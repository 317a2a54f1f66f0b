/** Takes enriched items from {@code news.enriched}, batch by batch, and hands them to a store's writer. */
@NullMarked
package dev.newswire.sink;

import org.jspecify.annotations.NullMarked;
