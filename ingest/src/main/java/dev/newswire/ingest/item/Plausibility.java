package dev.newswire.ingest.item;

import dev.newswire.schemas.DateDoubt;
import java.time.Duration;
import java.time.Instant;

/** Whether a claimed date can be true of news. */
final class Plausibility {
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Instant NEWS_BEGINS = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant ZERO_ENDS = Instant.EPOCH.plus(Duration.ofDays(1));

    private Plausibility() {}

    /** {@code live}: it stands in a feed or sitemap, which carry what is new; archives and files may be of any age. */
    static DateDoubt of(Instant claimed, Instant readAt, boolean live) {
        if (claimed.isAfter(readAt.plus(AHEAD))) {
            return DateDoubt.FUTURE;
        }
        boolean zero = !claimed.isBefore(Instant.EPOCH.minus(AHEAD)) && claimed.isBefore(ZERO_ENDS);
        return zero || (live && claimed.isBefore(NEWS_BEGINS)) ? DateDoubt.ANCIENT : DateDoubt.NONE;
    }
}
