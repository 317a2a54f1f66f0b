package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.identity.CanonicalUrl;
import dev.newswire.ingest.item.Draft;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** What a feed says of itself and of all its entries. Immutable. */
final class FeedHead {
    private static final int HOURS = 24;
    private static final long LONGEST_MINUTES = 366L * 24 * 60;

    private final FeedHints hints;
    private final List<String> authors;

    private FeedHead(FeedHints hints, List<String> authors) {
        this.hints = hints;
        this.authors = authors;
    }

    /** @param header the document up to its first entry; what it opens and does not close ends with it */
    static FeedHead of(String header, FeedScope scope) {
        FeedElement root = FeedElement.root(header, scope);
        FeedElement channel = root.first("channel").orElse(root);
        FeedHints hints = new FeedHints(
                Optional.ofNullable(plain(channel.text("title", "dc:title"))),
                channel.scope().atom() || root == channel
                        ? address(FeedLinks.alternates(channel))
                        : address(FeedLinks.alternates(channel)).or(() -> address(FeedLinks.alternates(root))),
                Optional.ofNullable(language(channel, scope)),
                Optional.ofNullable(channel.text("generator"))
                        .or(() -> channel.first("admin:generatoragent").map(agent -> agent.anyAttribute("resource")))
                        .filter(name -> !name.isBlank()),
                address(FeedLinks.related(channel, "self")),
                FeedLinks.related(channel, "hub")
                        .flatMap(FeedHead::http)
                        .distinct()
                        .toList(),
                minutes(channel.text("ttl")),
                interval(channel),
                hours(channel),
                days(channel));
        return new FeedHead(hints, EntryPeople.authors(channel));
    }

    FeedHints hints() {
        return hints;
    }

    /** Adds to an entry's draft what the feed says for all. */
    void about(Draft draft) {
        draft.sourceName(hints.title().orElse(null))
                .sourceUrl(hints.link().orElse(null))
                .language(hints.language().orElse(null));
        if (!draft.hasAuthors()) {
            authors.forEach(draft::author);
        }
    }

    private static @Nullable String language(FeedElement channel, FeedScope scope) {
        String own = channel.text("language", "dc:language", "dcterms:language");
        return own != null ? own : scope.language() != null ? scope.language() : channel.language();
    }

    private static @Nullable String plain(@Nullable String title) {
        String text = title == null ? "" : Jsoup.parse(title).text();
        return text.isBlank() ? null : text;
    }

    private static Optional<String> address(Stream<String> links) {
        return links.flatMap(FeedHead::http).findFirst();
    }

    private static Stream<String> http(String link) {
        return CanonicalUrl.resolve(null, link).stream();
    }

    private static Optional<Duration> minutes(@Nullable String text) {
        return number(text)
                .filter(minutes -> minutes > 0 && minutes <= LONGEST_MINUTES)
                .map(Duration::ofMinutes);
    }

    private static Optional<Long> number(@Nullable String text) {
        boolean digits = text != null
                && !text.isEmpty()
                && text.length() < 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** RSS 1.0 syndication module: so many times in a period, once a day where a part is left out. */
    private static Optional<Duration> interval(FeedElement channel) {
        String period = channel.text("sy:updateperiod");
        String frequency = channel.text("sy:updatefrequency");
        if (period == null && frequency == null) {
            return Optional.empty();
        }
        int days =
                switch (Objects.requireNonNullElse(period, "daily").toLowerCase(Locale.ROOT)) {
                    case "hourly" -> 0;
                    case "weekly" -> 7;
                    case "monthly" -> 30;
                    case "yearly" -> 365;
                    default -> 1;
                };
        Duration whole = days == 0 ? Duration.ofHours(1) : Duration.ofDays(days);
        long times = Math.max(1, number(frequency).orElse(1L));
        return Optional.of(whole.dividedBy(times)).filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0);
    }

    /** Hours that no reader need look; 24 is the day's first, as RSS 0.91 counted. */
    private static Set<Integer> hours(FeedElement channel) {
        return channel.all("skiphours")
                .flatMap(hours -> hours.all("hour"))
                .flatMap(hour -> number(hour.text()).stream())
                .filter(hour -> hour <= HOURS)
                .map(hour -> (int) (hour % HOURS))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<DayOfWeek> days(FeedElement channel) {
        List<String> named = new ArrayList<>();
        channel.all("skipdays").flatMap(days -> days.all("day")).forEach(day -> named.add(day.text()));
        return IntStream.rangeClosed(1, 7)
                .mapToObj(DayOfWeek::of)
                .filter(day -> named.stream().anyMatch(name -> day.name().equalsIgnoreCase(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
