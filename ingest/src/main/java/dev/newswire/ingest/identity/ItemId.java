package dev.newswire.ingest.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * Makes item ids: the first 128 bits of a SHA-256 as 32 lower-case hexadecimal digits. The same item gets the same id
 * wherever and whenever it is read. All methods are pure.
 */
public final class ItemId {
    private static final int DIGITS = 32;

    private ItemId() {}

    /** The id of the page at a canonical URL. Whether it was reached over http or https makes no difference. */
    public static String ofUrl(String canonicalUrl) {
        String secure = canonicalUrl.startsWith("http://") ? "https" + canonicalUrl.substring(4) : canonicalUrl;
        return cut(new Digest().plain(secure));
    }

    /** The id of what a source calls {@code guid}. White space around the guid does not count. */
    public static String ofGuid(String sourceId, String guid) {
        return cut(new Digest().framed("guid").framed(sourceId).framed(guid.strip()));
    }

    /** The id of a text that has neither address nor guid; {@code visible} as {@link VisibleText} gives it. Case does not count. */
    public static String ofText(String visible) {
        return cut(new Digest().framed("text").framed(visible.toLowerCase(Locale.ROOT)));
    }

    /** The first of the three that there is; {@code guid} counts only when it is not blank. */
    public static String of(Optional<String> canonicalUrl, String sourceId, Optional<String> guid, String visible) {
        return canonicalUrl
                .map(ItemId::ofUrl)
                .or(() -> guid.filter(given -> !given.isBlank()).map(given -> ofGuid(sourceId, given)))
                .orElseGet(() -> ofText(visible));
    }

    private static String cut(Digest digest) {
        return digest.hex().substring(0, DIGITS);
    }
}
