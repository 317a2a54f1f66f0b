package dev.newswire.ingest.fetch.header;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much longer an answer may be taken as current without asking again (RFC 9111, sections 4.2 and 5.2.2), seen by a
 * private cache: {@code s-maxage}, {@code private} and {@code proxy-revalidate} mean nothing to it. No lifetime is guessed.
 * Pure.
 */
public final class Freshness {

    private Freshness() {}

    /**
     * @param asked when the request was sent
     * @param answered when the answer came
     * @param most what no answer is taken beyond
     * @return from zero, for what is stale or must not be kept, to {@code most}; empty when the answer does not say
     */
    public static Optional<Duration> of(HeaderFields answer, Instant asked, Instant answered, Duration most) {
        return lifetime(answer, answered).map(lifetime -> {
            Duration left = lifetime.minus(age(answer, asked, answered));
            return left.isNegative() ? Duration.ZERO : left.compareTo(most) > 0 ? most : left;
        });
    }

    private static Optional<Duration> lifetime(HeaderFields answer, Instant answered) {
        List<String> directives = directives(answer.joined("Cache-Control"));
        if (directives.contains("no-cache") || directives.contains("no-store")) {
            return Optional.of(Duration.ZERO);
        }
        // Of directives that contradict each other the most cautious counts; one that is illegible means stale.
        Optional<Duration> maxAge = directives.stream()
                .filter(directive -> directive.equals("max-age") || directive.startsWith("max-age="))
                .map(Freshness::maxAge)
                .min(Duration::compareTo);
        return maxAge.or(() -> answer.first("Expires").map(expires -> untilExpiry(expires, answer, answered)));
    }

    private static Duration maxAge(String directive) {
        String value = directive.length() > 8 ? directive.substring(8) : "";
        return value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Duration.ZERO
                : Seconds.of(value);
    }

    /** Dates that are none, {@code 0} above all, are in the past (RFC 9111, section 5.3). */
    private static Duration untilExpiry(String expires, HeaderFields answer, Instant answered) {
        Instant from = HeaderDate.of(answer, answered).orElse(answered);
        return HttpDate.parse(expires, answered)
                .map(date -> Duration.between(from, date))
                .orElse(Duration.ZERO);
    }

    /** RFC 9111, section 4.2.3. */
    private static Duration age(HeaderFields answer, Instant asked, Instant answered) {
        Duration apparent = HeaderDate.of(answer, answered)
                .map(date -> Duration.between(date, answered))
                .orElse(Duration.ZERO);
        Duration stated = answer.first("Age")
                .filter(age -> age.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Seconds::of)
                .orElse(Duration.ZERO)
                .plus(Duration.between(asked, answered));
        return apparent.compareTo(stated) > 0 ? apparent : stated;
    }

    /** Directives in lower case, their values without quotes; commas inside of quotes part nothing. */
    private static List<String> directives(String list) {
        List<String> found = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at <= list.length(); at++) {
            char letter = at < list.length() ? list.charAt(at) : ',';
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && (!quoted || at == list.length())) {
                found.add(word.toString().strip().toLowerCase(Locale.ROOT));
                word.setLength(0);
            } else if (letter != ' ' && letter != '\t') {
                word.append(letter);
            }
        }
        return found;
    }
}
