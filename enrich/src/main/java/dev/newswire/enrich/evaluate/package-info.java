/** From a folder of measuring sets to figures: how well each language step does beside a named baseline. */
@NullMarked
package dev.newswire.enrich.evaluate;

import org.jspecify.annotations.NullMarked;
