/** Feed documents come as text from the reader; each entry is cut out and parsed by itself, drafts go to the maker. */
@NullMarked
package dev.newswire.ingest.read.feed;

import org.jspecify.annotations.NullMarked;
