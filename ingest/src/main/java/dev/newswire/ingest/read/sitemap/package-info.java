/** Links come from sitemap indexes, which the readers of feeds read; they go to the poller, which follows them. */
@NullMarked
package dev.newswire.ingest.read.sitemap;

import org.jspecify.annotations.NullMarked;
