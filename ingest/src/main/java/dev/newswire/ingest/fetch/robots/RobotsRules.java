package dev.newswire.ingest.fetch.robots;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a host's robots.txt asks of us (RFC 9309). Immutable.
 *
 * @param rules those of our group, else of the group for everybody
 * @param crawlDelay time between two requests that the group asks for, as written; not in the RFC, but in many files
 * @param sitemaps addresses of sitemaps, as written
 */
public record RobotsRules(List<RobotsRule> rules, Optional<Duration> crawlDelay, List<String> sitemaps) {

    /** Those of a host that asks nothing. */
    public static final RobotsRules NONE = new RobotsRules(List.of(), Optional.empty(), List.of());

    public RobotsRules {
        rules = List.copyOf(rules);
        sitemaps = List.copyOf(sitemaps);
    }

    /**
     * The rules for a crawler; never fails, whatever the file holds.
     *
     * @param file the file as it came; only its first 500 KiB are read
     * @param product our name, as files write it behind {@code User-agent:}
     */
    public static RobotsRules parse(byte[] file, String product) {
        return new RobotsParser(product).parse(file);
    }

    /** @param target path and query of an address, as they go into a request */
    public boolean allows(String target) {
        String path = RobotsRule.normal(target);
        if (path.equals("/robots.txt")) {
            return true;
        }
        RobotsRule longest = null;
        for (RobotsRule rule : rules) {
            boolean better = longest == null
                    || rule.length() > longest.length()
                    || (rule.length() == longest.length() && rule.allow());
            if (better && rule.matches(path)) {
                longest = rule;
            }
        }
        return longest == null || longest.allow();
    }
}
