/** The enrich service: raw items from {@code news.raw} through the language steps to {@code news.enriched}. */
@NullMarked
package dev.newswire.enrich;

import org.jspecify.annotations.NullMarked;
