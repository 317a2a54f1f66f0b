/**
 * From titles, summaries and bodies as they arrive (scraped text, HTML, feed summaries) to an {@link
 * dev.newswire.enrich.text.Article}: clean text with captions, credits, footnotes, authors and date lines told apart.
 */
@NullMarked
package dev.newswire.enrich.text;

import org.jspecify.annotations.NullMarked;
