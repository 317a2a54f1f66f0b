package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.Hop;
import dev.newswire.schemas.MoveCandidate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a permanent redirect (301, 308; RFC 9110, section 15.4) is believed: hotel networks and broken servers
 * send them too. It must have stood at every poll of consecutive days, for a whole day at least, and have led to the
 * document each time.
 */
final class MoveWatch {
    private static final int POLLS = 3;
    private static final int DAYS = 2;
    private static final Duration LEAST = Duration.ofDays(1);

    private MoveWatch() {}

    /** Where the source says it has moved: the end of the permanent redirects that come first. */
    static Optional<URI> target(URI asked, List<Hop> hops) {
        URI target = null;
        for (Hop hop : hops) {
            if (!hop.permanent()) {
                break;
            }
            target = hop.to();
        }
        return Optional.ofNullable(target).filter(to -> !to.equals(asked) && !insecure(asked, to));
    }

    /** The candidate after a successful poll that was redirected to {@code target}, or to nowhere. */
    static @Nullable MoveCandidate after(@Nullable MoveCandidate before, Optional<URI> target, Instant at) {
        if (target.isEmpty()) {
            return null;
        }
        String url = target.get().toString();
        if (before == null || !before.getUrl().equals(url)) {
            return new MoveCandidate(url, at, at, 1, 1);
        }
        LocalDate today = day(at);
        LocalDate last = day(before.getLastSeenAt());
        if (today.isAfter(last.plusDays(1))) {
            return new MoveCandidate(url, at, at, 1, 1);
        }
        int days = before.getDays() + (today.isAfter(last) ? 1 : 0);
        return new MoveCandidate(url, before.getFirstSeenAt(), at, before.getPolls() + 1, days);
    }

    /** Whether the candidate is believed. */
    static boolean confirmed(MoveCandidate candidate) {
        return candidate.getPolls() >= POLLS
                && candidate.getDays() >= DAYS
                && Duration.between(candidate.getFirstSeenAt(), candidate.getLastSeenAt())
                                .compareTo(LEAST)
                        >= 0;
    }

    private static boolean insecure(URI from, URI to) {
        return "https".equals(scheme(from)) && !"https".equals(scheme(to));
    }

    private static String scheme(URI address) {
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
