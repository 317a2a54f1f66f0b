package dev.newswire.ingest.poll;

import dev.newswire.schemas.RawItem;
import java.time.Duration;
import java.time.Instant;

/**
 * An item that is an address and no more, as plain sitemaps name them by the ten thousand. Only what is new is worth
 * asking for its page, and not all at once.
 */
final class BareItem {
    /** How many are asked for in one poll; what is left comes with the next, soon. */
    static final int MOST = 50;

    /** What changed earlier is no news (and is what Google's news sitemaps leave out). */
    private static final Duration NEWS = Duration.ofDays(2);

    private BareItem() {}

    static boolean is(RawItem item) {
        return item.getTitle() == null
                && item.getSummary() == null
                && item.getBody().isEmpty();
    }

    /**
     * Whether it is new: changed lately, or, where nothing says when, not there when the source was first looked at.
     *
     * @param first whether this is that look
     */
    static boolean isNews(RawItem item, boolean first, Instant now) {
        Instant changed = item.getUpdatedAt();
        return changed == null ? !first : changed.isAfter(now.minus(NEWS));
    }
}
