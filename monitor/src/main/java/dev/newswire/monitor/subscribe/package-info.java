/** Enriched items come from news.enriched or one category's topic; those a query matches go to a callback. */
@NullMarked
package dev.newswire.monitor.subscribe;

import org.jspecify.annotations.NullMarked;
