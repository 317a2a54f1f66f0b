/** Records of small topics come in from every partition; the last of each key goes to whoever keeps it in memory. */
@NullMarked
package dev.newswire.ingest.table;

import org.jspecify.annotations.NullMarked;
