/** From labelled sentences to the weights that {@link dev.newswire.enrich.entity.crf.CrfModel} reads; run by hand. */
@NullMarked
package dev.newswire.enrich.entity.train;

import org.jspecify.annotations.NullMarked;
