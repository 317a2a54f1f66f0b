package dev.newswire.enrich.date;

/**
 * A number, a word or one other character.
 *
 * @param word lower-cased word or the character itself; empty for numbers
 * @param number value, or -1 when this is no number or it has more than 13 digits
 * @param digits how many digits it was written with; 0 when this is no number
 */
record DateToken(int start, int end, String word, long number, int digits) {

    boolean isNumber(int minDigits, int maxDigits) {
        return digits >= minDigits && digits <= maxDigits && number >= 0;
    }

    boolean is(String expected) {
        return word.equals(expected);
    }
}
