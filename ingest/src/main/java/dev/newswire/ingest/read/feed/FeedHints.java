package dev.newswire.ingest.read.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a feed says about itself before its first entry: who it is, and how it wants to be read. Addresses are absolute
 * http addresses, normalised but not made canonical.
 *
 * @param title its name, plain text
 * @param link the site it belongs to
 * @param language its declared language
 * @param generator the program that made it
 * @param self where it says it stands ({@code rel=self}, JSON Feed's {@code feed_url})
 * @param hubs WebSub hubs it names, in its order
 * @param ttl how long a reading may be kept (RSS {@code ttl}, in minutes there)
 * @param interval time between two changes (RSS syndication module: period divided by frequency)
 * @param skipHours hours of the day, 0 to 23 in UTC, in which it need not be read
 * @param skipDays days of the week, in UTC, on which it need not be read
 */
public record FeedHints(
        Optional<String> title,
        Optional<String> link,
        Optional<String> language,
        Optional<String> generator,
        Optional<String> self,
        List<String> hubs,
        Optional<Duration> ttl,
        Optional<Duration> interval,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays) {

    /** A feed that says nothing. */
    public static final FeedHints NONE = new FeedHints(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of());

    private static final int LAST_HOUR = 23;

    public FeedHints {
        hubs = List.copyOf(hubs);
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
        if (ttl.filter(FeedHints::nothing).isPresent()
                || interval.filter(FeedHints::nothing).isPresent()) {
            throw new IllegalArgumentException("A time between two readings is longer than nothing");
        }
        if (skipHours.stream().anyMatch(hour -> hour < 0 || hour > LAST_HOUR)) {
            throw new IllegalArgumentException("Hours of the day are 0 to 23: " + skipHours);
        }
    }

    private static boolean nothing(Duration time) {
        return time.isZero() || time.isNegative();
    }
}
