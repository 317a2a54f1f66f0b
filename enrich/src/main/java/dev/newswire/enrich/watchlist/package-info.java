/** From names that users watch for, and an article with its entities, to entities that carry the users' ids. */
@NullMarked
package dev.newswire.enrich.watchlist;

import org.jspecify.annotations.NullMarked;
