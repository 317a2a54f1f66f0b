package dev.newswire.enrich.amount;

import dev.newswire.enrich.amount.AmountWords.Unit;
import dev.newswire.enrich.amount.NumberReader.Numeral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the amounts of one text from left to right. */
final class AmountReader {
    private static final int AHEAD = 6;
    private static final int BEHIND = 5;
    private static final int SHORTEST_NOUN = 3;
    private static final int CODE = 3;

    private final AmountTokens tokens;
    private final AmountWords words;
    private final NumberReader numbers;
    private final boolean inTitle;
    private final boolean nounsCapitalised;

    AmountReader(String text, boolean inTitle, AmountWords words, boolean commaDecimal, boolean nounsCapitalised) {
        this.tokens = new AmountTokens(text);
        this.words = words;
        this.numbers = new NumberReader(tokens, words, commaDecimal);
        this.inTitle = inTitle;
        this.nounsCapitalised = nounsCapitalised;
    }

    void addTo(List<StatedAmount> amounts, int most) {
        int at = 0;
        while (at < tokens.count() && amounts.size() < most) {
            Numeral first = numbers.at(at);
            if (first == null) {
                at++;
                continue;
            }
            Numeral upper = upper(first);
            int after = upper == null ? first.after() : upper.after();
            StatedAmount amount = isPartOfSomething(at, first) ? null : amount(at, first, upper, after);
            if (amount == null) {
                at = first.after();
            } else {
                amounts.add(amount);
                at = Math.max(after, tokenAfter(amount.end(), after));
            }
        }
    }

    private int tokenAfter(int end, int from) {
        int token = from;
        while (token < tokens.count() && tokens.start(token) < end) {
            token++;
        }
        return token;
    }

    /** Clock times, dates, scores, decimals of versions, and words with digits in them are no amounts. */
    private boolean isPartOfSomething(int at, Numeral number) {
        char before = tokens.touches(at) ? tokens.mark(at - 1) : 0;
        boolean joinsBefore = before == ':'
                || before == '/'
                || before == '.'
                || before == '-'
                || before == '#'
                || (before != 0 && Character.isLetter(before) && moneyBefore(at, number) == null);
        if (joinsBefore && number.digits()) {
            return true;
        }
        int next = number.after();
        char mark = tokens.touches(next) ? tokens.mark(next) : 0;
        boolean age = mark == '-'
                && tokens.isWord(next + 1)
                && tokens.touches(next + 1)
                && tokens.mark(next + 2) == '-'
                && tokens.touches(next + 2);
        return ((mark == ':' || mark == '/') && tokens.isNumber(next + 1)) || age;
    }

    private @Nullable Numeral upper(Numeral first) {
        int at = first.after();
        char mark = tokens.mark(at);
        boolean dash = mark == '-' || mark == '–' || mark == '—';
        boolean range = dash || (tokens.isWord(at) && words.isRange(tokens.word(at)));
        Numeral upper = range ? numbers.at(at + 1) : null;
        // "From 12 in 2019 to 4 million" is no range of years.
        return upper != null && upper.scaled() && isYear(first) ? null : upper;
    }

    private @Nullable StatedAmount amount(int at, Numeral first, @Nullable Numeral upper, int after) {
        Unit before = moneyBefore(at, first);
        if (before != null) {
            int start = at - 1;
            boolean sign = tokens.mark(start) == '$' || tokens.mark(start) == '.';
            while (sign && start > 0 && tokens.touches(start) && tokens.isWord(start - 1)) {
                start--;
            }
            return stated(tokens.start(start), tokens.end(after - 1), first, upper, AmountKind.MONEY, before.symbol());
        }
        StatedAmount measured = measured(at, first, upper, after);
        if (measured != null) {
            return measured;
        }
        StatedAmount counted = people(at, first, upper, after);
        return counted != null ? counted : thing(at, first, upper, after);
    }

    /** The currency told before the number: $, A$, USD, Rs. and, touching millions, the letter of one. */
    private @Nullable Unit moneyBefore(int at, Numeral number) {
        String mark = tokens.raw(at - 1);
        boolean joined = (mark.equals("$") || mark.equals(".")) && tokens.touches(at - 1) && tokens.isWord(at - 2);
        int word = joined ? at - 2 : at - 1;
        boolean capital = tokens.isWord(word) && !tokens.isLower(word);
        boolean letter = tokens.raw(word).length() == 1 && !mark.equals("$");
        if (capital && (!letter || (tokens.touches(at) && number.scaled()))) {
            Unit currency = words.currency(tokens.word(word) + (mark.equals("$") ? mark : ""));
            if (currency != null) {
                return currency;
            }
        }
        // Three letters are a currency's code only in capitals.
        Unit unit = mark.length() == CODE && tokens.isLower(at - 1) ? null : words.unit(tokens.word(at - 1));
        return unit != null && unit.kind() == AmountKind.MONEY ? unit : null;
    }

    /** A unit behind the number, of one word or two: square kilometres, km/h, °C. */
    private @Nullable StatedAmount measured(int at, Numeral first, @Nullable Numeral upper, int after) {
        int token = first.scaled() ? linked(after) : after;
        if (tokens.mark(token) == '-' && tokens.touches(token)) {
            token++;
        }
        int last = token;
        Unit unit = words.unit(tokens.word(token) + " " + tokens.word(token + 1));
        if (unit != null) {
            last = token + 1;
        } else if (tokens.mark(token + 1) == '/' || tokens.mark(token) == '°') {
            unit = words.unit(tokens.word(token) + tokens.word(token + 1) + tokens.word(token + 2));
            last = token + 2;
            if (unit == null) {
                unit = words.unit(tokens.word(token) + tokens.word(token + 1));
                last = token + 1;
            }
        }
        if (unit == null) {
            unit = words.unit(tokens.word(token));
            last = token;
        }
        boolean letter =
                unit != null && tokens.isWord(token) && tokens.raw(token).length() == 1;
        if (unit == null || (letter && !first.digits())) {
            return null;
        }
        return stated(tokens.start(at), tokens.end(last), first, upper, unit.kind(), unit.symbol());
    }

    /** The word behind "of": millions d'euros, millones de dólares. */
    private int linked(int after) {
        if (!words.isLink(tokens.word(after))) {
            return after;
        }
        char mark = tokens.mark(after + 1);
        return mark == '\'' || mark == '’' ? after + 2 : after + 1;
    }

    private @Nullable StatedAmount people(int at, Numeral first, @Nullable Numeral upper, int after) {
        AmountKind caused = eventBefore(at);
        // One of the men is no count of men.
        int counted = first.value() < 2 ? after : counted(after);
        int noun = noun(counted);
        AmountKind who = noun < 0 ? null : words.people(tokens.word(noun));
        AmountKind befell = caused != null ? caused : eventBehind(noun < 0 ? counted : noun + 1, noun >= 0);
        if (befell == null && noun < 0 && isCasualty(eventBehind(after + 1, false)) && isNoun(after)) {
            // Twelve climbers died: whoever they are.
            befell = eventBehind(after + 1, false);
            noun = after;
        }
        AmountKind kind = befell != null ? befell : who;
        if (kind == null || (noun < 0 && isYear(first))) {
            return null;
        }
        int end = noun < 0 ? tokens.end(after - 1) : tokens.end(noun);
        return stated(tokens.start(at), end, first, upper, kind, noun < 0 ? null : tokens.raw(noun));
    }

    private static boolean isCasualty(@Nullable AmountKind event) {
        return event == AmountKind.KILLED || event == AmountKind.INJURED;
    }

    /** What befell them, told before the number: killed at least 12. */
    private @Nullable AmountKind eventBefore(int at) {
        for (int token = at - 1; token >= Math.max(0, at - BEHIND) && tokens.isWord(token); token--) {
            AmountKind event = words.event(tokens.word(token));
            if (event != null) {
                return event;
            }
            if (!words.isSkipped(tokens.word(token))) {
                return null;
            }
        }
        return null;
    }

    /** Behind words that only say that more are meant, or some of many: 50 more soldiers, two of them. */
    private int counted(int after) {
        if (words.isBetween(tokens.word(after))) {
            return after + 1;
        }
        return words.isBetween(tokens.word(after) + " " + tokens.word(after + 1)) ? after + 2 : after;
    }

    /** The word for people behind a number, with at most two words between. */
    private int noun(int from) {
        for (int token = from; token < from + 3 && tokens.isWord(token); token++) {
            if (words.people(tokens.word(token)) != null) {
                return token;
            }
            if (words.isStop(tokens.word(token)) || words.event(tokens.word(token)) != null) {
                return -1;
            }
        }
        return -1;
    }

    /** What befell them, told behind: 12 people were killed, 12 dead. */
    private @Nullable AmountKind eventBehind(int from, boolean afterNoun) {
        int limit = afterNoun ? from + AHEAD : from + 3;
        for (int token = from; token < limit && tokens.isWord(token); token++) {
            AmountKind event = words.event(tokens.word(token));
            if (event != null) {
                return event;
            }
            if (!afterNoun && !words.isSkipped(tokens.word(token))) {
                return null;
            }
            if (numbers.at(token) != null || words.isAnd(tokens.word(token))) {
                return null;
            }
        }
        return null;
    }

    private static boolean isYear(Numeral number) {
        return number.digits() && !number.scaled() && number.value() >= 1500 && number.value() < 2100;
    }

    private boolean isNoun(int token) {
        return tokens.isWord(token)
                && tokens.raw(token).length() >= SHORTEST_NOUN
                && tokens.isLower(token) != nounsCapitalised
                && !words.isStop(tokens.word(token))
                && !tokens.touches(token);
    }

    /** A plain noun behind a number: 15 schools. */
    private @Nullable StatedAmount thing(int at, Numeral first, @Nullable Numeral upper, int after) {
        String noun = tokens.raw(after);
        boolean counted = isNoun(after) && !isYear(first) && (first.digits() || first.value() >= 2);
        return counted ? stated(tokens.start(at), tokens.end(after), first, upper, AmountKind.COUNT, noun) : null;
    }

    private @Nullable StatedAmount stated(
            int start, int end, Numeral first, @Nullable Numeral upper, AmountKind kind, @Nullable String unit) {
        double low = first.value();
        Double high = null;
        if (upper != null) {
            high = upper.value();
            // Five to ten million: the scale is said once.
            if (upper.scaled() && !first.scaled() && low < high) {
                double scale = scaleOf(upper);
                low = low * scale <= high ? low * scale : low;
            }
            if (high <= low) {
                high = null;
            }
        }
        return Double.isFinite(low)
                ? new StatedAmount(low, high, kind, unit, inTitle, start, end, tokens.text(start, end))
                : null;
    }

    private static double scaleOf(Numeral number) {
        double scale = 1;
        while (scale * 1000 <= number.value()) {
            scale *= 1000;
        }
        return scale;
    }
}
