/** From users' rules, and an article with its categories, to the categories as the users want them. */
@NullMarked
package dev.newswire.enrich.rule;

import org.jspecify.annotations.NullMarked;
