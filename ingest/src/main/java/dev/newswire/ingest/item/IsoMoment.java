package dev.newswire.ingest.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The one form in which most programs write a moment, {@code 2026-11-22T10:00:00Z} or with an offset in hours and
 * minutes (RFC 3339), read where it stands: dates in every form cost ten times as much.
 */
final class IsoMoment {
    private static final String FORM = "0000-00-00T00:00:00";
    private static final int OFFSET = "+00:00".length();

    private IsoMoment() {}

    /** Empty for every other form, also for what has this form but means no moment. */
    static Optional<Instant> of(String text) {
        int end = FORM.length();
        if (text.length() <= end || !hasForm(text, 0, FORM)) {
            return Optional.empty();
        }
        int zone = zoneMinutes(text, end);
        if (zone == Integer.MIN_VALUE) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19))
                    .minusMinutes(zone)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchMoment) {
            return Optional.empty();
        }
    }

    private static int zoneMinutes(String text, int at) {
        boolean sign = text.charAt(at) == '+' || text.charAt(at) == '-';
        if (text.length() == at + OFFSET && sign && hasForm(text, at + 1, "00:00")) {
            int hours = number(text, at + 1, at + 3);
            int minutes = number(text, at + 4, at + 6);
            return hours > 14 || minutes > 59
                    ? Integer.MIN_VALUE
                    : (text.charAt(at) == '-' ? -1 : 1) * (60 * hours + minutes);
        }
        return text.length() == at + 1 && text.charAt(at) == 'Z' ? 0 : Integer.MIN_VALUE;
    }

    private static boolean hasForm(String text, int from, String form) {
        for (int i = 0; i < form.length(); i++) {
            char letter = text.charAt(from + i);
            boolean digit = letter >= '0' && letter <= '9';
            if (form.charAt(i) == '0' ? !digit : letter != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
