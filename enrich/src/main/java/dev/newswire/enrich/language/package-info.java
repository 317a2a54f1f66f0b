/** From a title and a text to the language they are written in, with its confidence. */
@NullMarked
package dev.newswire.enrich.language;

import org.jspecify.annotations.NullMarked;
