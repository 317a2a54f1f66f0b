package dev.newswire.ingest.item;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Days in the orders in which the world writes them. */
final class DayForms {
    private static final int CENTURY_TURNS = 50;

    private DayForms() {}

    /** The day among tokens from which the clock was taken; empty when there is none, or when it could be another. */
    static Optional<LocalDate> of(List<DateToken> tokens) {
        List<Integer> months = IntStream.range(0, tokens.size())
                .filter(i -> MonthWords.of(tokens.get(i)) > 0)
                .boxed()
                .toList();
        // A first word of two is a day of the week that reads like a month: "mar, 12 mayo".
        for (int i : months.size() > 1 && months.get(0) == 0 ? months.subList(1, months.size()) : months) {
            Optional<LocalDate> named = named(tokens, i, MonthWords.of(tokens.get(i)));
            if (named.isPresent()) {
                return named;
            }
        }
        List<DateToken> numbers = tokens.stream().filter(DateToken::number).toList();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        String first = numbers.get(0).text();
        if (first.length() == 8) {
            return compact(first);
        }
        if (first.length() == 4) {
            return yearFirst(tokens, numbers);
        }
        return numbers.size() >= 3 ? dayFirst(tokens, numbers) : Optional.empty();
    }

    /** A month in words, with the day before or behind it and the year where it is left. */
    private static Optional<LocalDate> named(List<DateToken> tokens, int at, int month) {
        Optional<DateToken> before = Optional.empty();
        Optional<DateToken> year = Optional.empty();
        for (DateToken token : tokens.subList(0, at)) {
            if (token.number() && token.text().length() == 4) {
                year = Optional.of(token);
            } else if (token.number()) {
                before = Optional.of(token);
            }
        }
        List<DateToken> behind = tokens.subList(at + 1, tokens.size()).stream()
                .filter(DateToken::number)
                .toList();
        int dayBehind = -1;
        for (int i = 0; before.isEmpty() && dayBehind < 0 && i < behind.size(); i++) {
            dayBehind = behind.get(i).text().length() <= 2 ? i : -1;
        }
        Optional<DateToken> day = before.isPresent() || dayBehind < 0 ? before : Optional.of(behind.get(dayBehind));
        for (int i = 0; year.isEmpty() && i < behind.size(); i++) {
            int length = behind.get(i).text().length();
            year = i != dayBehind && (length == 4 || length == 2) ? Optional.of(behind.get(i)) : year;
        }
        return day.isEmpty() || year.isEmpty()
                ? Optional.empty()
                : date(year(year.get()), month, day.get().value());
    }

    /** {@code 2026-05-12}, {@code 2026/5/12}, {@code 2026年5月12日}, {@code 2026-05}, {@code 2026-132}, {@code 2026-W20-2}. */
    private static Optional<LocalDate> yearFirst(List<DateToken> tokens, List<DateToken> numbers) {
        int year = numbers.get(0).value();
        if (numbers.size() == 1) {
            return Optional.empty();
        }
        int second = numbers.get(1).value();
        boolean week = tokens.stream().anyMatch(token -> token.is("w"));
        if (week) {
            int day = numbers.size() > 2 ? numbers.get(2).value() : 1;
            return Optional.of(LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, second)
                    .with(ChronoField.DAY_OF_WEEK, day));
        }
        if (numbers.size() > 2) {
            return date(year, second, numbers.get(2).value());
        }
        boolean iso = tokens.size() == 3 && tokens.get(1).is("-");
        if (!iso) {
            return Optional.empty();
        }
        return numbers.get(1).text().length() == 3
                ? Optional.of(LocalDate.ofYearDay(year, second))
                : date(year, second, 1);
    }

    /** {@code 20260512}. */
    private static Optional<LocalDate> compact(String digits) {
        return date(
                Integer.parseInt(digits.substring(0, 4)),
                Integer.parseInt(digits.substring(4, 6)),
                Integer.parseInt(digits.substring(6, 8)));
    }

    /** {@code 12.05.2026} begins with the day everywhere; with slashes and hyphens only what is above twelve tells. */
    private static Optional<LocalDate> dayFirst(List<DateToken> tokens, List<DateToken> numbers) {
        int first = numbers.get(0).value();
        int second = numbers.get(1).value();
        DateToken last = numbers.get(2);
        if (last.text().length() != 4 && last.text().length() != 2) {
            return Optional.empty();
        }
        boolean dots = tokens.stream().anyMatch(token -> token.is("."))
                && tokens.stream().noneMatch(token -> token.is("/") || token.is("-"));
        if (dots || first > 12 || first == second) {
            return date(year(last), second, first);
        }
        return second > 12 ? date(year(last), first, second) : Optional.empty();
    }

    /** Two digits mean the years 1950 to 2049 (RFC 2822, section 4.3). */
    private static int year(DateToken token) {
        int value = token.value();
        return token.text().length() > 2 ? value : value < CENTURY_TURNS ? 2000 + value : 1900 + value;
    }

    /** Careless writers give February thirty days; the day after the last is meant. */
    private static Optional<LocalDate> date(int year, int month, int day) {
        boolean there = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return there ? Optional.of(LocalDate.of(year, month, 1).plusDays(day - 1L)) : Optional.empty();
    }
}
