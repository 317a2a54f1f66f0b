package dev.newswire.runtime.config;

import org.jspecify.annotations.Nullable;

/** The shared grammar: digits, then a unit, nothing else. */
final class NumberWithUnit {
    private static final int MAX_LENGTH = 24;

    private NumberWithUnit() {}

    static @Nullable Long parse(String text, String[] units, long[] factors) {
        String trimmed = text.strip();
        int digits = 0;
        while (digits < trimmed.length() && trimmed.charAt(digits) >= '0' && trimmed.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || trimmed.length() > MAX_LENGTH) {
            return null;
        }
        String unit = trimmed.substring(digits).strip();
        for (int i = 0; i < units.length; i++) {
            if (units[i].equals(unit)) {
                return multiply(trimmed.substring(0, digits), factors[i]);
            }
        }
        return null;
    }

    private static @Nullable Long multiply(String digits, long factor) {
        try {
            return Math.multiplyExact(Long.parseLong(digits), factor);
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            return null;
        }
    }

    static String format(long value, String[] units, long[] factors, String unitOfZero) {
        if (value == 0) {
            return "0" + unitOfZero;
        }
        int i = 0;
        while (value % factors[i] != 0) {
            i++;
        }
        return value / factors[i] + units[i];
    }
}
