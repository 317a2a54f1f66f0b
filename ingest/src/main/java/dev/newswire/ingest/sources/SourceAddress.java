package dev.newswire.ingest.sources;

import dev.newswire.ingest.identity.CanonicalUrl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a source is read: an absolute http or https address in normal form, without fragment.
 *
 * @param url the address
 */
public record SourceAddress(String url) {

    private static final String SECURE = "https://";

    public SourceAddress {
        if (!isWeb(url)) {
            throw new IllegalArgumentException("Not an http address: " + url);
        }
    }

    /** Empty for null and for anything else that {@link #fault} finds fault with. */
    public static Optional<SourceAddress> of(@Nullable String claimed) {
        return claimed == null || fault(claimed).isPresent()
                ? Optional.empty()
                : CanonicalUrl.resolve(null, spelled(claimed)).map(SourceAddress::new);
    }

    /** Why no source can be read at an address, in words that end a sentence; empty when one can. */
    public static Optional<String> fault(String claimed) {
        String text = spelled(claimed);
        if (text.isEmpty()) {
            return Optional.of("has no address");
        }
        if (!isWeb(text)) {
            return Optional.of("is no http or https address");
        }
        int host = text.indexOf("//") + 2;
        if (authority(text, host).indexOf('@') >= 0) {
            return Optional.of("carries a user name, which Newswire does not keep");
        }
        return CanonicalUrl.resolve(null, text).isPresent() ? Optional.empty() : Optional.of("is no address");
    }

    /** The address as one of a site's: whoever names no scheme means https, and {@code feed:} means the feed itself. */
    private static String spelled(String claimed) {
        String text = claimed.strip();
        if (text.regionMatches(true, 0, "feed:", 0, 5)) {
            text = text.substring(5);
            if (text.startsWith("//")) {
                return "http:" + text;
            }
        }
        return text.isEmpty() || text.contains("://") || !looksLikeHost(text) ? text : SECURE + text;
    }

    private static boolean looksLikeHost(String text) {
        String host = authority(text, 0);
        int colon = host.indexOf(':');
        boolean port = colon < 0
                || (colon + 1 < host.length()
                        && host.substring(colon + 1).chars().allMatch(letter -> letter >= '0' && letter <= '9'));
        String name = colon < 0 ? host : host.substring(0, colon);
        return port && (name.contains(".") || name.equalsIgnoreCase("localhost"));
    }

    private static String authority(String text, int start) {
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, SECURE, 0, 8);
    }

    /** The same for http and https: what tells sources apart. */
    String key() {
        return url.substring(url.indexOf("//") + 2);
    }

    /** Whether it is read over TLS. */
    public boolean secure() {
        return url.startsWith(SECURE);
    }

    @Override
    public String toString() {
        return url;
    }
}
