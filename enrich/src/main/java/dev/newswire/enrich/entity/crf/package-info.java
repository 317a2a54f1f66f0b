/**
 * From text to tokens and sentences, and from those to labelled spans by a linear-chain conditional random field; the
 * weights come from a resource that the trainer wrote.
 */
@NullMarked
package dev.newswire.enrich.entity.crf;

import org.jspecify.annotations.NullMarked;
