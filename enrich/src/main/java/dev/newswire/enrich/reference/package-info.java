/** From the topics on which users keep watch-lists and rules to what the language steps apply, live; and back. */
@NullMarked
package dev.newswire.enrich.reference;

import org.jspecify.annotations.NullMarked;
