package dev.newswire.enrich.watchlist;

import dev.newswire.enrich.entity.EntityMention;

/**
 * A watched name in an article.
 *
 * @param owner which of the watched things
 * @param mention where it stands
 */
record Sighting(int owner, EntityMention mention) {}
