/** Bytes of unknown charset come from any input; text goes to the readers, or the word that it is none. */
@NullMarked
package dev.newswire.ingest.read.charset;

import org.jspecify.annotations.NullMarked;
