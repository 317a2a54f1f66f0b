/** From an item's title and text to the story it belongs to: a signature of its words, and a search among earlier ones. */
@NullMarked
package dev.newswire.enrich.story;

import org.jspecify.annotations.NullMarked;
