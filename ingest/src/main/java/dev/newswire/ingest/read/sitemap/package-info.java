/** Sitemaps come as bytes from the reader; drafts of their pages go to the maker, links of an index to whoever asked. */
@NullMarked
package dev.newswire.ingest.read.sitemap;

import org.jspecify.annotations.NullMarked;
