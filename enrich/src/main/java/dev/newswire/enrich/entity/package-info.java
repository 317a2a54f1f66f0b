/**
 * From a clean article to the persons, organisations and places it names: spans from a model, a gazetteer or rules, made
 * consistent over the article, then grouped so that one thing has one name.
 */
@NullMarked
package dev.newswire.enrich.entity;

import org.jspecify.annotations.NullMarked;
