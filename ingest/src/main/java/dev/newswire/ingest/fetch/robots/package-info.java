/** robots.txt files come from the hosts; whether a page may be fetched, and how soon the next, goes to the fetcher. */
@NullMarked
package dev.newswire.ingest.fetch.robots;

import org.jspecify.annotations.NullMarked;
