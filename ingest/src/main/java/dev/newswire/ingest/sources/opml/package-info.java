/** Lists of feeds that other readers exchange (OPML 1.0 and 2.0) come in and become sources; sources go out as such. */
@NullMarked
package dev.newswire.ingest.sources.opml;

import org.jspecify.annotations.NullMarked;
