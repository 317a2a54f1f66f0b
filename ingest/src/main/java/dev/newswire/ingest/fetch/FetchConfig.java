package dev.newswire.ingest.fetch;

import dev.newswire.ingest.fetch.budget.BudgetRules;
import dev.newswire.ingest.fetch.guard.AddressGuard;
import dev.newswire.ingest.fetch.transport.TransportLimits;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How documents are fetched.
 *
 * @param contact where owners of sites find who reads them; empty text when the operator has not said
 * @param allow addresses, blocks, hosts and domains that may be asked though they are not public
 * @param transport what one exchange may cost
 * @param timeout longest time for one document, its redirects included, waiting for turns not included
 * @param bodyBytes most bytes of a feed or page
 * @param sitemapBytes most bytes of a sitemap
 * @param urlLength most letters of an address
 * @param redirects most redirects that are followed
 * @param downgrade true to follow redirects from https to http as they stand
 * @param freshness longest that an answer is taken as current
 * @param retryAfter longest that an answer may ask to be left alone
 * @param crawlDelay longest delay between two pages that robots rules may ask for
 * @param budget what all hosts and each host are asked
 */
public record FetchConfig(
        String contact,
        List<String> allow,
        TransportLimits transport,
        Duration timeout,
        int bodyBytes,
        int sitemapBytes,
        int urlLength,
        int redirects,
        boolean downgrade,
        Duration freshness,
        Duration retryAfter,
        Duration crawlDelay,
        BudgetRules budget) {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final ConfigKey<String> CONTACT = ConfigKey.text(
                    "ingest.fetch.contact",
                    "",
                    "Web page or mail address that is sent in User-Agent, so that owners of sites find who reads them."
                            + " Left out, User-Agent says that there is none.")
            .check(FetchConfig::sendable, "at most 200 printable ASCII characters without parentheses");
    private static final ConfigKey<List<String>> ALLOW = ConfigKey.list(
                    "ingest.fetch.allow",
                    "",
                    "Private addresses that may be fetched from all the same: addresses, blocks (10.1.0.0/16), hosts, domains (*.example).")
            .check(
                    list -> list.stream().allMatch(AddressGuard::allowable),
                    "addresses, blocks, hosts or domains, separated by commas");
    private static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "ingest.fetch.timeout",
                    "30s",
                    "Longest time for one document, redirects included; time spent waiting for a turn does not count.")
            .between(Duration.ofMillis(100), Duration.ofMinutes(10));
    private static final ConfigKey<Duration> STALL = ConfigKey.duration(
                    "ingest.fetch.stall-timeout", "10s", "Longest wait for a connection, and for the next byte.")
            .between(Duration.ofMillis(50), Duration.ofMinutes(5));
    private static final ConfigKey<Long> BODY_BYTES = ConfigKey.bytes(
                    "ingest.fetch.max-body-bytes",
                    "16MiB",
                    "Largest feed or page, in bytes as they come and as they unpack.")
            .between(KIB, 1024 * MIB);
    private static final ConfigKey<Long> SITEMAP_BYTES = ConfigKey.bytes(
                    "ingest.fetch.max-sitemap-bytes",
                    "50MiB",
                    "Largest sitemap, in bytes as they come and as they unpack.")
            .between(KIB, 1024 * MIB);
    private static final ConfigKey<Integer> RATIO = ConfigKey.integer(
                    "ingest.fetch.max-ratio", 200, "How many times its size a body beyond 1 MiB may unpack to.")
            .between(2, 100_000);
    private static final ConfigKey<Long> HEADER_BYTES = ConfigKey.bytes(
                    "ingest.fetch.max-header-bytes", "64KiB", "Largest header of an answer.")
            .between(KIB, MIB);
    private static final ConfigKey<Integer> HEADER_FIELDS = ConfigKey.integer(
                    "ingest.fetch.max-header-fields", 200, "Most fields in the header of an answer.")
            .between(10, 10_000);
    private static final ConfigKey<Integer> URL_LENGTH = ConfigKey.integer(
                    "ingest.fetch.max-url-length", 4096, "Longest address that is asked.")
            .between(100, 65_536);
    private static final ConfigKey<Integer> REDIRECTS = ConfigKey.integer(
                    "ingest.fetch.max-redirects", 8, "Most redirects that are followed for one document.")
            .between(0, 20);
    private static final ConfigKey<Boolean> DOWNGRADE = ConfigKey.bool(
            "ingest.fetch.allow-downgrade",
            false,
            "Whether a redirect from https to http is followed as it stands. Otherwise the same address is asked over https.");
    private static final ConfigKey<Duration> FRESHNESS = ConfigKey.duration(
                    "ingest.fetch.max-freshness",
                    "1d",
                    "Longest that an answer is taken as current, whatever its header says.")
            .between(Duration.ZERO, Duration.ofDays(30));
    private static final ConfigKey<Duration> RETRY_AFTER = ConfigKey.duration(
                    "ingest.fetch.max-retry-after", "1d", "Longest that Retry-After keeps us away, whatever it says.")
            .between(SECOND, Duration.ofDays(30));
    private static final ConfigKey<Duration> CRAWL_DELAY = ConfigKey.duration(
                    "ingest.fetch.max-crawl-delay",
                    "30s",
                    "Longest time between two pages of a host that its robots.txt can ask for.")
            .between(Duration.ZERO, Duration.ofHours(1));
    private static final ConfigKey<Integer> CONCURRENCY = ConfigKey.integer(
                    "ingest.fetch.concurrency", 64, "Most requests of one instance at once, to all hosts together.")
            .between(1, 4096);
    private static final ConfigKey<Integer> HOST_CONCURRENCY = ConfigKey.integer(
                    "ingest.fetch.host.concurrency", 2, "Most requests at once to one host, of all instances together.")
            .between(1, 64);
    private static final ConfigKey<Duration> HOST_SPACING = ConfigKey.duration(
                    "ingest.fetch.host.spacing",
                    "1s",
                    "Least time between two requests to one host, whichever instance sends them.")
            .between(Duration.ZERO, Duration.ofHours(1));

    /** All keys, in the order of their documentation. */
    public static final ConfigKeys KEYS = ConfigKeys.of(
            CONTACT,
            ALLOW,
            TIMEOUT,
            STALL,
            BODY_BYTES,
            SITEMAP_BYTES,
            RATIO,
            HEADER_BYTES,
            HEADER_FIELDS,
            URL_LENGTH,
            REDIRECTS,
            DOWNGRADE,
            FRESHNESS,
            RETRY_AFTER,
            CRAWL_DELAY,
            CONCURRENCY,
            HOST_CONCURRENCY,
            HOST_SPACING);

    public FetchConfig {
        Objects.requireNonNull(contact);
        allow = List.copyOf(allow);
    }

    public static FetchConfig from(Config config) {
        return new FetchConfig(
                config.get(CONTACT).strip(),
                config.get(ALLOW),
                new TransportLimits(
                        config.get(CONCURRENCY),
                        config.get(STALL),
                        Math.toIntExact(config.get(HEADER_BYTES)),
                        config.get(HEADER_FIELDS),
                        config.get(RATIO)),
                config.get(TIMEOUT),
                Math.toIntExact(config.get(BODY_BYTES)),
                Math.toIntExact(config.get(SITEMAP_BYTES)),
                config.get(URL_LENGTH),
                config.get(REDIRECTS),
                config.get(DOWNGRADE),
                config.get(FRESHNESS),
                config.get(RETRY_AFTER),
                config.get(CRAWL_DELAY),
                new BudgetRules(config.get(CONCURRENCY), config.get(HOST_CONCURRENCY), config.get(HOST_SPACING)));
    }

    private static boolean sendable(String contact) {
        return contact.length() <= 200 && contact.chars().allMatch(c -> c >= 0x20 && c < 0x7F && c != '(' && c != ')');
    }
}
