package dev.newswire.ingest.item;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds clock, zone and day among the tokens of a date: first the clock, which its colon betrays, then what is left. */
final class DateScan {
    private static final Set<String> AFTERNOON = Set.of("pm", "午後", "下午", "오후", "μμ", "晚上");
    private static final Set<String> FORENOON = Set.of("am", "午前", "上午", "오전", "πμ", "早上");
    private static final Set<String> HOUR = Set.of(":", "h", "時", "时", "點", "点", "시");
    private static final Set<String> MINUTE = Set.of(":", "分", "분", "min", "m");
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_WORDS = 12;

    private final List<DateToken> tokens;
    private long nanos;
    private int zone;

    DateScan(List<DateToken> found) {
        this.tokens = new ArrayList<>(found);
        unpacked();
        halves();
        clock();
    }

    /** {@code 20260512081530} as a day and a clock. */
    private void unpacked() {
        DateToken first = at(0);
        boolean both =
                first.number() && (first.text().length() == 12 || first.text().length() == 14);
        if (both) {
            tokens.set(0, new DateToken(first.text().substring(0, 8), true, false));
            tokens.add(1, new DateToken("t", false, true));
            tokens.add(2, new DateToken(first.text().substring(8), true, true));
        }
    }

    /** Time of day; 0 when none is given. */
    long nanos() {
        return nanos;
    }

    /** Minutes east of UTC; 0 when no zone is given. */
    int zoneMinutes() {
        return zone;
    }

    /** The day, of what the clock left over. */
    Optional<LocalDate> day() {
        long words = tokens.stream()
                .filter(token ->
                        !token.number() && Character.isLetter(token.text().codePointAt(0)))
                .count();
        return words > MOST_WORDS ? Optional.empty() : DayForms.of(tokens);
    }

    private DateToken at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : DateToken.NONE;
    }

    /** Makes one word of the two that CJK letters and dots make of "before noon" and "after noon". */
    private void halves() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            DateToken dot = at(i + 1);
            boolean dotted = dot.is(".") && (at(i).is("p") || at(i).is("a") || at(i).is("π") || at(i).is("μ"));
            String both = at(i).text() + (dotted ? at(i + 2).text() : dot.text());
            if (AFTERNOON.contains(both) || FORENOON.contains(both)) {
                int end = dotted ? (at(i + 3).is(".") ? i + 4 : i + 3) : i + 2;
                tokens.subList(i, Math.min(end, tokens.size())).clear();
                tokens.add(i, new DateToken(both, false, false));
            }
        }
    }

    private void clock() {
        for (int i = 0; i < tokens.size(); i++) {
            int length = at(i).number() ? at(i).text().length() : 0;
            boolean spread = (length == 1 || length == 2)
                    && HOUR.contains(at(i + 1).text())
                    && (at(i + 2).number() || !at(i + 1).is(":"));
            boolean compact = (length == 4 || length == 6) && at(i - 1).is("t");
            if (spread || compact) {
                zone(compact ? compact(i) : spread(i));
                return;
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (at(i).number() && at(i).value() <= 12 && (half(i + 1) || half(i - 1))) {
                zone(spread(i));
                return;
            }
        }
        dottedClock();
    }

    /** {@code 081530} behind a T. */
    private int compact(int i) {
        String digits = at(i).text();
        int end = fraction(i + 1);
        int second = digits.length() == 6 ? Integer.parseInt(digits.substring(4)) : 0;
        set(Integer.parseInt(digits.substring(0, 2)), Integer.parseInt(digits.substring(2, 4)), second, nanos);
        clear(i - 1, end);
        return i - 1;
    }

    private int spread(int i) {
        int hour = at(i).value();
        int minute = 0;
        int second = 0;
        int end = i + 1;
        if (HOUR.contains(at(end).text())) {
            end++;
            if (at(end).number() && at(end).text().length() <= 2) {
                minute = at(end).value();
                end++;
                if (MINUTE.contains(at(end).text())) {
                    end++;
                    if (at(end).number() && at(end).text().length() <= 2) {
                        second = at(end).value();
                        end++;
                        end += at(end).is("秒") || at(end).is("초") || at(end).is("s") ? 1 : 0;
                    }
                }
            }
        }
        int after = fraction(end);
        long fraction = nanos;
        int from = i;
        if (half(after)) {
            hour = twelve(hour, at(after).text());
            after++;
        } else if (half(i - 1)) {
            hour = twelve(hour, at(i - 1).text());
            from = i - 1;
        }
        from -= at(from - 1).is("t") ? 1 : 0;
        set(hour, minute, second, fraction);
        clear(from, after);
        return from;
    }

    private boolean half(int index) {
        return AFTERNOON.contains(at(index).text())
                || FORENOON.contains(at(index).text());
    }

    private static int twelve(int hour, String half) {
        boolean afternoon = AFTERNOON.contains(half);
        return hour == 12 ? (afternoon ? 12 : 0) : afternoon && hour < 12 ? hour + 12 : hour;
    }

    /** Fractions of a second behind a point or comma; returns where they end, and leaves them in {@link #nanos}. */
    private int fraction(int index) {
        boolean there = (at(index).is(".") || at(index).is(",") || at(index).is(":"))
                && at(index).joined()
                && at(index + 1).number()
                && at(index + 1).joined();
        nanos = 0;
        if (!there) {
            return index;
        }
        String digits = (at(index + 1).text() + "000000000").substring(0, 9);
        nanos = Long.parseLong(digits);
        return index + 2;
    }

    private void set(int hour, int minute, int second, long fraction) {
        if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 61) {
            nanos = 0;
            return;
        }
        nanos = (hour * 3600L + minute * 60L + Math.min(second, 59)) * SECOND + fraction;
    }

    /** The zone that begins at that token, with or without a name before its numbers. */
    private void zone(int from) {
        int i = from;
        while (at(i).isOneOf("([") || at(i).is("uhr") || at(i).is("ч") || at(i).is("hrs")) {
            i++;
        }
        boolean named = ZoneWords.is(at(i).text());
        if (named) {
            zone = ZoneWords.minutes(at(i).text());
            i++;
        }
        boolean sign = at(i).isOneOf("+-\u2212\u2013");
        DateToken digits = at(i + 1);
        // A sign and two or four digits; behind a date that comes last ("10:00 - 12.05.2026") they are none.
        boolean offset = sign
                && digits.number()
                && digits.joined()
                && (digits.text().length() == 4 || digits.text().length() <= 2)
                && !(digits.text().length() <= 2 && at(i + 2).isOneOf("./-"));
        if (offset && (!named || zone == 0)) {
            int value = digits.value();
            boolean four = digits.text().length() == 4;
            int minutes = four ? value / 100 * 60 + value % 100 : value * 60;
            int end = i + 2;
            if (!four && at(end).is(":") && at(end + 1).number()) {
                minutes += at(end + 1).value();
                end += 2;
            }
            zone = minutes > 15 * 60 ? 0 : at(i).is("+") ? minutes : -minutes;
            clear(from, end);
        } else if (named) {
            clear(from, i);
        }
    }

    /** {@code 07.30} behind a whole date, as clocks are written in the north and in Indonesia. */
    private void dottedClock() {
        int i = tokens.size() - 1;
        while (i > 0 && !at(i).number()) {
            i--;
        }
        boolean dotted = i >= 5
                && at(i).text().length() == 2
                && at(i - 1).is(".")
                && at(i - 1).joined()
                && at(i - 2).number()
                && !at(i - 2).joined()
                && at(i - 2).text().length() <= 2
                && at(i - 2).value() < 24
                && at(i).value() < 60;
        if (dotted) {
            set(at(i - 2).value(), at(i).value(), 0, 0);
            clear(i - 2, i + 1);
            zone(i - 2);
        }
    }

    private void clear(int from, int to) {
        tokens.subList(from, Math.min(to, tokens.size())).clear();
    }
}
