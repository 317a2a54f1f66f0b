package dev.newswire.enrich.topology;

import dev.newswire.schemas.RawItem;

/**
 * A raw item that was not seen before.
 *
 * @param raw the item
 * @param revision 1 for the first version, one more for each changed one
 */
record Revised(RawItem raw, int revision) {}
