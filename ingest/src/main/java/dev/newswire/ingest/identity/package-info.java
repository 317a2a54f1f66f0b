/** Claimed addresses and text come from the readers; canonical URLs, item ids and content hashes go to raw items. */
@NullMarked
package dev.newswire.ingest.identity;

import org.jspecify.annotations.NullMarked;
