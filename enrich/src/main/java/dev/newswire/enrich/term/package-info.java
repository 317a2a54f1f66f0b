/** From words that users wrote to where they stand in a text: folding, word boundaries of every script, an index. */
@NullMarked
package dev.newswire.enrich.term;

import org.jspecify.annotations.NullMarked;
