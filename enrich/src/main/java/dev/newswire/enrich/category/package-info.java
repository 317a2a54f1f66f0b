/** From a clean article and its language to the IPTC Media Topics it is about, with scores and what decided. */
@NullMarked
package dev.newswire.enrich.category;

import org.jspecify.annotations.NullMarked;
