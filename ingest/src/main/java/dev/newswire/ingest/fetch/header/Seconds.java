package dev.newswire.ingest.fetch.header;

import java.time.Duration;

/** Delta seconds (RFC 9111, section 1.2.2). */
final class Seconds {
    private static final long MOST = 1L << 31;
    private static final int DIGITS = 10;

    private Seconds() {}

    /** @param digits nothing but ASCII digits; numbers too large for 31 bits mean 2^31 */
    static Duration of(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return Duration.ofSeconds(
                digits.length() - from > DIGITS ? MOST : Math.min(MOST, Long.parseLong(digits.substring(from))));
    }
}
