package dev.newswire.ingest.fetch.robots;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a robots.txt line by line (RFC 9309, section 2.2): groups begin with lines of user agents and last until the next
 * such line behind a rule; groups of one name are one. Serves one file.
 */
final class RobotsParser {
    static final int MOST_BYTES = 500 * 1024;
    private static final int MOST_SITEMAPS = 1000;
    private static final double DAY_SECONDS = 86_400;

    private static final class Group {
        final List<RobotsRule> rules = new ArrayList<>();
        Optional<Duration> delay = Optional.empty();
        boolean named;
    }

    private final String product;
    private final Group ours = new Group();
    private final Group everybody = new Group();
    private final List<Group> current = new ArrayList<>();
    private final List<String> sitemaps = new ArrayList<>();
    private boolean naming;

    RobotsParser(String product) {
        this.product = product;
    }

    RobotsRules parse(byte[] file) {
        String text = new String(file, 0, Math.min(file.length, MOST_BYTES), StandardCharsets.UTF_8);
        text.lines().forEach(this::line);
        Group group = ours.named ? ours : everybody;
        return new RobotsRules(group.rules, group.delay, sitemaps);
    }

    private void line(String written) {
        int comment = written.indexOf('#');
        String line = comment < 0 ? written : written.substring(0, comment);
        int colon = line.indexOf(':');
        if (colon < 0) {
            return;
        }
        // A byte order mark may stand before the first key.
        String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT).replace("\uFEFF", "");
        String value = line.substring(colon + 1).strip();
        switch (key) {
            case "user-agent" -> agent(value);
            case "allow" -> rule(true, value);
            case "disallow" -> rule(false, value);
            case "crawl-delay" -> delay(value);
            case "sitemap" -> {
                if (!value.isEmpty() && sitemaps.size() < MOST_SITEMAPS) {
                    sitemaps.add(value);
                }
            }
            default -> {
                // Other records must not get in the way of these.
            }
        }
    }

    private void agent(String value) {
        if (!naming) {
            current.clear();
            naming = true;
        }
        if (value.startsWith("*")) {
            join(everybody);
        } else if (token(value).equalsIgnoreCase(product)) {
            join(ours);
        }
    }

    private void join(Group group) {
        group.named = true;
        if (!current.contains(group)) {
            current.add(group);
        }
    }

    /** The name itself, without the version that some write behind it. */
    private static String token(String value) {
        int end = 0;
        while (end < value.length()
                && (Character.isLetter(value.charAt(end)) || value.charAt(end) == '_' || value.charAt(end) == '-')) {
            end++;
        }
        return value.substring(0, end);
    }

    private void rule(boolean allow, String value) {
        naming = false;
        if (!value.isEmpty()) {
            current.forEach(group -> group.rules.add(new RobotsRule(allow, RobotsRule.normal(value))));
        }
    }

    private void delay(String value) {
        naming = false;
        try {
            double seconds = Double.parseDouble(value);
            if (seconds >= 0) {
                Duration time = Duration.ofMillis((long) (1000 * Math.min(DAY_SECONDS, seconds)));
                current.forEach(group -> group.delay = Optional.of(time));
            }
        } catch (NumberFormatException noNumber) {
            // As if it were not there.
        }
    }
}
