/** From all of {@code news.raw}, read once more and in one order, to enriched items on another topic. */
@NullMarked
package dev.newswire.enrich.replay;

import org.jspecify.annotations.NullMarked;
