/** From a clean article and its language to the few phrases that say what it is about. */
@NullMarked
package dev.newswire.enrich.phrase;

import org.jspecify.annotations.NullMarked;
