package dev.newswire.enrich.amount;

import org.jspecify.annotations.Nullable;

/**
 * A number that an article states.
 *
 * @param value the number; of a range, its lower end
 * @param upper the upper end of a range; null of a single number
 * @param kind what it counts
 * @param unit currency (ISO 4217), symbol of the unit, or the noun that is counted; null when there is none
 * @param inTitle whether the offsets count in the title, and not in the text
 * @param start offset of the first UTF-16 code unit
 * @param end offset after the last one
 * @param text what stands there
 */
public record StatedAmount(
        double value,
        @Nullable Double upper,
        AmountKind kind,
        @Nullable String unit,
        boolean inTitle,
        int start,
        int end,
        String text) {
    public StatedAmount {
        if (!Double.isFinite(value) || (upper != null && !Double.isFinite(upper))) {
            throw new IllegalArgumentException("an amount must be finite: " + text);
        }
        if (start < 0 || end - start != text.length() || text.isEmpty()) {
            throw new IllegalArgumentException(
                    "amount at " + start + "-" + end + " of " + text.length() + " code units");
        }
    }
}
