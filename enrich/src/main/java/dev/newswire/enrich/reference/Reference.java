package dev.newswire.enrich.reference;

import dev.newswire.enrich.rule.RuleSet;
import dev.newswire.enrich.watchlist.WatchList;

/**
 * What users told the pipeline, at one moment. Immutable.
 *
 * @param watchList names that are watched for
 * @param rules rules about categories
 */
public record Reference(WatchList watchList, RuleSet rules) {
    /** Nobody told anything. */
    public static final Reference EMPTY = new Reference(WatchList.EMPTY, RuleSet.EMPTY);
}
