package dev.newswire.enrich.date;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a calendar day from tokens, in the orders and spellings that languages use. */
final class DayReader {

    private static final Set<String> ORDINALS =
            Set.of("st", "nd", "rd", "th", "er", "º", "°", "ª", ".", "-", "го", "е", "d", "ngày", "ter", "‑", "إلى");
    private static final Set<String> JOINERS =
            Set.of("of", "de", "del", "di", "d", "'", "’", "-", "–", "/", "do", "den", ",", ".", "the", "من", "le");
    private static final Set<String> BEFORE_YEAR =
            Set.of(",", ".", "de", "del", "do", "-", "/", "of", "'", "’", "năm", "في", "لسنة", "عام", "،", "al", "da");
    private static final Set<String> YEAR_WORDS = Set.of(
            "жылғы", "жылы", "жыл", "ж", "г", "год", "года", "m", "metų", "gada", ".", ",", "년", "年", "року", "р");
    private static final int BUDDHIST_ERA = 543;

    /** A day and the index of the first token after it. */
    record Day(LocalDate date, boolean yearGiven, boolean ambiguous, int next) {}

    private record MonthAt(int month, int next) {}

    private final DateTokens tokens;
    private final MonthNames months;
    private final @Nullable String language;
    private final boolean monthFirst;

    DayReader(DateTokens tokens, MonthNames months, @Nullable String languageTag) {
        this.tokens = tokens;
        this.months = months;
        this.language = languageTag == null ? null : languageTag.split("[-_]", 2)[0];
        this.monthFirst = languageTag != null
                && (languageTag.equals("en") || languageTag.endsWith("-US") || languageTag.endsWith("-PH"));
    }

    /** The day that starts at that token; null when none does. */
    @Nullable Day at(int index) {
        DateToken first = tokens.at(index);
        if (first.digits() == 0) {
            Day era = japaneseEra(index);
            return era == null ? monthThenDay(index) : era;
        }
        if (first.isNumber(8, 8) && tokens.at(index + 1).is("t")) {
            return day(first.number() / 10_000, first.number() / 100 % 100, first.number() % 100, false, index + 1);
        }
        if (first.isNumber(4, 4)) {
            return yearThenRest(first.number(), index + 1);
        }
        if (first.isNumber(1, 2) && first.number() >= 1 && first.number() <= 31) {
            Day numeric = allNumbers(index);
            return numeric == null ? dayThenMonth(index) : numeric;
        }
        return null;
    }

    private @Nullable Day yearThenRest(long year, int index) {
        String mark = tokens.at(index).word();
        if ((mark.equals("-") || mark.equals("/") || mark.equals("."))
                && tokens.at(index + 1).isNumber(1, 2)
                && tokens.at(index + 2).is(mark)
                && tokens.at(index + 3).isNumber(1, 2)) {
            return day(year, tokens.at(index + 1).number(), tokens.at(index + 3).number(), false, index + 4);
        }
        int i = index;
        while (i < index + 2 && YEAR_WORDS.contains(tokens.at(i).word())) {
            i++;
        }
        Day han = monthAndDaySigns(year, i);
        if (han != null) {
            return han;
        }
        MonthAt month = month(i);
        if (month != null && tokens.at(month.next()).isNumber(1, 2) && !clockFollows(month.next())) {
            return day(year, month.month(), tokens.at(month.next()).number(), false, month.next() + 1);
        }
        if (tokens.at(i).isNumber(1, 2)) {
            int next = tokens.at(i + 1).is(".") || tokens.at(i + 1).is("-") ? i + 2 : i + 1;
            month = month(next);
            if (month != null) {
                return day(year, month.month(), tokens.at(i).number(), false, month.next());
            }
        }
        return null;
    }

    private @Nullable Day monthAndDaySigns(long year, int index) {
        boolean signs = tokens.at(index).isNumber(1, 2)
                && startsWith(index + 1, "月", "월")
                && tokens.at(index + 2).isNumber(1, 2)
                && startsWith(index + 3, "日", "号", "號", "일");
        return signs ? day(year, tokens.at(index).number(), tokens.at(index + 2).number(), false, index + 4) : null;
    }

    private @Nullable Day japaneseEra(int index) {
        String era = tokens.at(index).word() + tokens.at(index + 1).word();
        int base = era.equals("令和") ? 2018 : era.equals("平成") ? 1988 : 0;
        DateToken year = tokens.at(index + 2);
        return base > 0 && year.isNumber(1, 2) && startsWith(index + 3, "年")
                ? monthAndDaySigns(base + year.number(), index + 4)
                : null;
    }

    private @Nullable Day allNumbers(int index) {
        Day yearless = monthAndDaySigns(0, index);
        if (yearless != null) {
            return yearless;
        }
        String mark = tokens.at(index + 1).word();
        DateToken second = tokens.at(index + 2);
        DateToken year = tokens.at(index + 4);
        boolean dotted = mark.equals(".") || mark.equals("/") || mark.equals("-");
        if (!dotted || !second.isNumber(1, 2) || !tokens.at(index + 3).is(mark)) {
            return null;
        }
        if (!year.isNumber(4, 4) && !(year.isNumber(2, 2) && second.digits() == 2)) {
            return null;
        }
        long one = tokens.at(index).number();
        long two = second.number();
        boolean ambiguous = one <= 12 && two <= 12 && one != two && !mark.equals(".");
        boolean swap = two > 12 || (ambiguous && mark.equals("/") && monthFirst);
        long full = year.digits() == 2 ? century(year.number()) : year.number();
        return swap ? day(full, one, two, ambiguous, index + 5) : day(full, two, one, ambiguous, index + 5);
    }

    private @Nullable Day dayThenMonth(int index) {
        int i = index + 1;
        while (i < index + 3 && ORDINALS.contains(tokens.at(i).word())) {
            i++;
        }
        int joined = i;
        while (i < joined + 2 && JOINERS.contains(tokens.at(i).word())) {
            i++;
        }
        MonthAt month = month(i);
        if (month == null) {
            return null;
        }
        // Levantine and Western Arabic names stand side by side: "7 كانون الثاني/يناير 2022".
        if (tokens.at(month.next()).is("/")) {
            MonthAt twin = month(month.next() + 1);
            month = twin == null ? month : twin;
        }
        return withYear(tokens.at(index).number(), month.month(), month.next());
    }

    private @Nullable Day monthThenDay(int index) {
        MonthAt month = month(index);
        if (month == null) {
            return null;
        }
        int i = month.next();
        while (i < month.next() + 2 && (tokens.at(i).is("the") || tokens.at(i).is("-"))) {
            i++;
        }
        DateToken day = tokens.at(i);
        if (!day.isNumber(1, 2) || clockFollows(i)) {
            return null;
        }
        i++;
        if (ORDINALS.contains(tokens.at(i).word()) && tokens.at(i).word().length() == 2) {
            i++;
        }
        return withYear(day.number(), month.month(), i);
    }

    private @Nullable Day withYear(long day, int month, int index) {
        int i = index;
        while (i < index + 2 && BEFORE_YEAR.contains(tokens.at(i).word())) {
            i++;
        }
        DateToken year = tokens.at(i);
        if (clockFollows(i) && tokens.at(i + 3).is(":")) {
            // C's asctime puts the time between day and year: "Jan  7 10:15:30 2022", at times with a zone.
            DateToken last = tokens.at(i + 5).digits() > 0 ? tokens.at(i + 5) : tokens.at(i + 6);
            return last.isNumber(4, 4)
                    ? day(last.number(), month, day, false, index)
                    : day(0, month, day, false, index);
        }
        if (year.isNumber(4, 4) && year.number() >= 1500) {
            return day(year.number(), month, day, false, i + 1);
        }
        if (year.isNumber(2, 2)
                && !clockFollows(i)
                && (i == index || tokens.at(index).is("-"))) {
            Day twoDigits = day(century(year.number()), month, day, false, i + 1);
            // RFC 822 and "07-Jan-22" write two digits; "7 January 22 people" does not mean a year.
            if (tokens.at(index).is("-") || clockFollows(i + 1)) {
                return twoDigits;
            }
        }
        return day(0, month, day, false, index);
    }

    private @Nullable MonthAt month(int index) {
        DateToken token = tokens.at(index);
        if (token.digits() > 0 || token.word().isEmpty()) {
            return null;
        }
        if (token.is("tháng")
                && tokens.at(index + 1).isNumber(1, 2)
                && tokens.at(index + 1).number() <= 12) {
            return new MonthAt((int) tokens.at(index + 1).number(), index + 2);
        }
        if (token.is("كانون") || token.is("تشرين")) {
            boolean second = tokens.at(index + 1).is("الثاني");
            int month = token.is("كانون") ? (second ? 1 : 12) : (second ? 11 : 10);
            return new MonthAt(month, index + 2);
        }
        int month = months.month(token.word(), language);
        if (month == 0) {
            return null;
        }
        return new MonthAt(
                month, tokens.at(index + 1).is(".") || tokens.at(index + 1).is("॰") ? index + 2 : index + 1);
    }

    private boolean clockFollows(int index) {
        return tokens.at(index + 1).is(":")
                && tokens.at(index).isNumber(1, 2)
                && tokens.at(index + 2).isNumber(2, 2);
    }

    private boolean startsWith(int index, String... prefixes) {
        for (String prefix : prefixes) {
            if (tokens.at(index).word().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static long century(long twoDigits) {
        return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
    }

    private static @Nullable Day day(long givenYear, long month, long day, boolean ambiguous, int next) {
        boolean yearGiven = givenYear > 0;
        // A leap year, so that 29 February without a year is a day.
        long year = !yearGiven ? 2000 : givenYear > 2400 ? givenYear - BUDDHIST_ERA : givenYear;
        if (year < 1000
                || year > 9999
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of((int) year, (int) month).lengthOfMonth()) {
            return null;
        }
        return new Day(LocalDate.of((int) year, (int) month, (int) day), yearGiven, ambiguous, next);
    }
}
