package dev.newswire.ingest.http;

import dev.newswire.ingest.read.charset.CharsetLabel;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Content-Type says (RFC 9110, section 8.3).
 *
 * @param name type and subtype in lower case
 * @param charset the charset it names, as the web means it; empty when it names none
 */
record MediaType(String name, Optional<Charset> charset) {

    /** Empty for no media type, and for one with a charset that nobody knows. */
    static Optional<MediaType> parse(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        int semicolon = contentType.indexOf(';');
        String name = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        String parameters =
                semicolon < 0 ? "" : contentType.substring(semicolon).toLowerCase(Locale.ROOT);
        Optional<Charset> charset = CharsetLabel.ofContentType(parameters);
        boolean unknown = charset.isEmpty() && parameters.replace(" ", "").contains(";charset=");
        return name.isEmpty() || unknown ? Optional.empty() : Optional.of(new MediaType(name, charset));
    }
}
