package dev.newswire.schemas.erasure;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What a tombstone on {@code news.raw} says of versions of its item that come later. A tombstone that says nothing takes
 * the item down until it comes again.
 */
public enum Erasure {
    /** The item stays out, however often its source shows it again. */
    KEEP_OUT,
    /** An item that was kept out may come again. */
    LET_IN;

    /** The header that says it. */
    public static final String HEADER = "newswire.erasure";

    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Sets this on a tombstone. */
    public void writeTo(Headers headers) {
        headers.remove(HEADER);
        headers.add(HEADER, text().getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where a tombstone says nothing, or nothing that is known here. */
    public static Optional<Erasure> readFrom(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        for (Erasure one : values()) {
            if (one.text().equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
