/** From a clean article and its language to the amounts it states: number, unit, and what is counted. */
@NullMarked
package dev.newswire.enrich.amount;

import org.jspecify.annotations.NullMarked;
