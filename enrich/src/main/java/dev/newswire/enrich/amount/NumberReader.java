package dev.newswire.enrich.amount;

import org.jspecify.annotations.Nullable;

/** Reads the number that begins at a token: digits or words, with scale words behind. For one text. */
final class NumberReader {
    private static final int LONGEST_DIGITS = 24;

    private final AmountTokens tokens;
    private final AmountWords words;
    /** Whether a point separates thousands and a comma decimals. */
    private final boolean commaDecimal;

    NumberReader(AmountTokens tokens, AmountWords words, boolean commaDecimal) {
        this.tokens = tokens;
        this.words = words;
        this.commaDecimal = commaDecimal;
    }

    /**
     * A number.
     *
     * @param value its value, scale applied
     * @param scaled whether a scale word stands behind it
     * @param after token after the last one
     */
    record Numeral(double value, boolean scaled, boolean digits, int after) {}

    @Nullable Numeral at(int token) {
        if (tokens.isNumber(token)) {
            Double value = digits(tokens.raw(token));
            return value == null ? null : scaled(value, true, token + 1);
        }
        return tokens.isWord(token) ? spelled(token) : null;
    }

    private Numeral scaled(double value, boolean digits, int after) {
        double result = value;
        int next = after;
        boolean scaled = false;
        while (next < after + 2) {
            // 43-billion-euro and 5 bn. are the same numbers as 43 billion and 5 bn.
            boolean hyphen = tokens.mark(next) == '-' && tokens.touches(next) && tokens.touches(next + 1);
            int word = hyphen || (tokens.mark(next) == '.' && scaled) ? next + 1 : next;
            Double scale = tokens.isWord(word) ? words.scale(tokens.word(word)) : null;
            // A lone letter is a scale only where it touches digits: 5m, 3k.
            if (scale == null || (tokens.raw(word).length() == 1 && (hyphen || !tokens.touches(word)))) {
                break;
            }
            result *= scale;
            scaled = true;
            next = word + 1;
        }
        return new Numeral(result, scaled, digits, next);
    }

    private @Nullable Numeral spelled(int token) {
        double total = 0;
        double current = 0;
        boolean any = false;
        int at = token;
        int after = token;
        while (tokens.isWord(at) && at < token + 16) {
            String word = tokens.word(at);
            Double number = number(word);
            Double scale = words.scale(word);
            if (number != null) {
                current = number >= 100 && current > 0 && current < 100 ? current * number : current + number;
            } else if (scale != null && any && word.length() > 1) {
                total += Math.max(1, current) * scale;
                current = 0;
            } else if (!any || !words.isAnd(word) || number(tokens.word(at + 1)) == null) {
                break;
            }
            if (number != null || scale != null) {
                any = true;
                after = at + 1;
            }
            at++;
            if (tokens.mark(at) == '-' && tokens.touches(at) && number(tokens.word(at + 1)) != null) {
                at++;
            }
        }
        return any ? new Numeral(total + current, false, false, after) : null;
    }

    private @Nullable Double number(String word) {
        Double simple = words.number(word);
        return simple != null ? simple : compound(word);
    }

    /** German writes numbers below a million as one word: dreihundertfünfundzwanzig. */
    private @Nullable Double compound(String word) {
        int und = word.indexOf("und");
        if (und > 0) {
            Double ones = words.number(word.substring(0, und));
            Double tens = words.number(word.substring(und + 3));
            if (ones != null && tens != null && ones < 10 && tens >= 20 && tens < 100) {
                return ones + tens;
            }
        }
        for (String round : new String[] {"tausend", "hundert"}) {
            int at = word.indexOf(round);
            if (at < 0) {
                continue;
            }
            double unit = round.equals("hundert") ? 100 : 1000;
            Double times = at == 0 ? Double.valueOf(1) : number(word.substring(0, at));
            String rest = word.substring(at + round.length());
            Double more = rest.isEmpty() ? Double.valueOf(0) : number(rest);
            return times == null || more == null ? null : Double.valueOf(times * unit + more);
        }
        return null;
    }

    private @Nullable Double digits(String text) {
        if (text.length() > LONGEST_DIGITS) {
            return null;
        }
        StringBuilder plain = new StringBuilder();
        int lastMark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        int marks = 0;
        for (int at = 0; at < text.length(); at++) {
            marks += text.charAt(at) == '.' || text.charAt(at) == ',' ? 1 : 0;
        }
        boolean decimal = lastMark > 0 && isDecimal(text, lastMark, marks);
        for (int at = 0; at < text.length(); at++) {
            if (AmountTokens.isDigit(text.charAt(at))) {
                plain.append(text.charAt(at));
            } else if (at == lastMark && decimal) {
                plain.append('.');
            }
        }
        return Double.valueOf(plain.toString());
    }

    private boolean isDecimal(String text, int mark, int marks) {
        boolean groupOfThree = text.length() - mark - 1 == 3;
        boolean mixed = text.indexOf('.') >= 0 && text.indexOf(',') >= 0;
        if (mixed) {
            return true;
        }
        if (marks > 1) {
            return false;
        }
        char decimalMark = commaDecimal ? ',' : '.';
        return text.charAt(mark) == decimalMark || !groupOfThree;
    }
}
