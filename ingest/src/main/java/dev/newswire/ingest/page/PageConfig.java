package dev.newswire.ingest.page;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;

/**
 * When the page that an item links to is fetched.
 *
 * @param fetch for which items, unless their source says otherwise
 * @param shortLetters visible letters below which an item's text is short
 * @param patience longest that an item waits for its page before it goes without
 */
public record PageConfig(Wanted fetch, int shortLetters, Duration patience) {

    /** Which pages are fetched. */
    public enum Wanted {
        ALWAYS,
        WHEN_SHORT,
        NEVER
    }

    private static final ConfigKey<Wanted> FETCH = ConfigKey.choice(
            "ingest.page.fetch",
            Wanted.class,
            Wanted.WHEN_SHORT,
            "Whether the page that an item of a feed links to is fetched for its text; a source may say otherwise.");
    private static final ConfigKey<Integer> SHORT_LETTERS = ConfigKey.integer(
                    "ingest.page.short-letters",
                    1000,
                    "Letters below which the text of an item is short, so that when-short fetches its page.")
            .between(0, 1_000_000);
    private static final ConfigKey<Duration> PATIENCE = ConfigKey.duration(
                    "ingest.page.patience",
                    "5m",
                    "Longest that an item waits for its page, its turn at the host included; then it goes without.")
            .between(Duration.ofMillis(100), Duration.ofHours(1));

    /** All keys, in the order of their documentation. */
    public static final ConfigKeys KEYS = ConfigKeys.of(FETCH, SHORT_LETTERS, PATIENCE);

    public static PageConfig from(Config config) {
        return new PageConfig(config.get(FETCH), config.get(SHORT_LETTERS), config.get(PATIENCE));
    }
}
