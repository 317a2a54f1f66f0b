/** What somebody wants read comes from commands and OPML files; it goes to, and is followed on, {@code news.sources}. */
@NullMarked
package dev.newswire.ingest.sources;

import org.jspecify.annotations.NullMarked;
