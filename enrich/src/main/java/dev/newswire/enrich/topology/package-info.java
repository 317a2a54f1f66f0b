/** The Kafka Streams topology: {@code news.raw} in; {@code news.enriched} and all that is derived from it out. */
@NullMarked
package dev.newswire.enrich.topology;

import org.jspecify.annotations.NullMarked;
