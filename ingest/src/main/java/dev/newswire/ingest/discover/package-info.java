/** Addresses come from people who want a site read; the feeds that stand behind them go to the catalogue of sources. */
@NullMarked
package dev.newswire.ingest.discover;

import org.jspecify.annotations.NullMarked;
