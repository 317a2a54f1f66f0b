package dev.newswire.enrich.date;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits text into numbers (in any script's digits, also Chinese numerals of dates), words and other characters. */
final class DateTokens {

    private static final String HAN_DIGITS = "〇一二三四五六七八九";
    private static final String HAN_UNITS = "年月日號号時时分";
    private static final DateToken NONE = new DateToken(0, 0, "", -1, 0);

    private final List<DateToken> tokens = new ArrayList<>();
    private final String text;

    DateTokens(String text, int limit) {
        this.text = text;
        int end = Math.min(text.length(), limit);
        int i = 0;
        while (i < end) {
            int cp = text.codePointAt(i);
            if (Character.isWhitespace(cp) || Character.isSpaceChar(cp)) {
                i += Character.charCount(cp);
            } else if (Character.isDigit(cp)) {
                i = number(i);
            } else if (Character.isIdeographic(cp) || cp == '〇') {
                i = ideograph(i);
            } else if (Character.isLetter(cp)) {
                i = word(i);
            } else {
                int next = i + Character.charCount(cp);
                tokens.add(new DateToken(i, next, text.substring(i, next), -1, 0));
                i = next;
            }
        }
    }

    int size() {
        return tokens.size();
    }

    /** The token at that place, or an empty one outside. */
    DateToken at(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
    }

    private int number(int start) {
        long value = 0;
        int digits = 0;
        int i = start;
        while (i < text.length() && Character.isDigit(text.codePointAt(i))) {
            int cp = text.codePointAt(i);
            value = digits < 13 ? value * 10 + Character.digit(cp, 10) : -1;
            digits++;
            i += Character.charCount(cp);
        }
        tokens.add(new DateToken(start, i, "", digits > 13 ? -1 : value, digits));
        return i;
    }

    private int word(int start) {
        int i = start;
        while (i < text.length()) {
            int cp = text.codePointAt(i);
            int type = Character.getType(cp);
            boolean mark = type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || type == Character.FORMAT;
            if (!mark && !(Character.isLetter(cp) && !Character.isIdeographic(cp))) {
                break;
            }
            i += Character.charCount(cp);
        }
        tokens.add(new DateToken(start, i, text.substring(start, i).toLowerCase(Locale.ROOT), -1, 0));
        return i;
    }

    private int ideograph(int start) {
        int i = start;
        while (i < text.length() && i - start < 5 && (HAN_DIGITS + "十零").indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        if (i > start && i < text.length() && HAN_UNITS.indexOf(text.charAt(i)) >= 0) {
            String numerals = text.substring(start, i);
            tokens.add(new DateToken(start, i, "", hanNumber(numerals), numerals.length() == 4 ? 4 : 2));
            return i;
        }
        int next = start + Character.charCount(text.codePointAt(start));
        tokens.add(new DateToken(start, next, text.substring(start, next), -1, 0));
        return next;
    }

    private static long hanNumber(String numerals) {
        int ten = numerals.indexOf('十');
        if (ten < 0) {
            long value = 0;
            for (int i = 0; i < numerals.length(); i++) {
                value = value * 10 + Math.max(0, HAN_DIGITS.indexOf(numerals.charAt(i)));
            }
            return value;
        }
        long tens = ten == 0 ? 1 : HAN_DIGITS.indexOf(numerals.charAt(ten - 1));
        long ones = ten + 1 < numerals.length() ? HAN_DIGITS.indexOf(numerals.charAt(ten + 1)) : 0;
        return tens * 10 + ones;
    }
}
