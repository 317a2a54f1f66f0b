package dev.newswire.ingest.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one address of a page (RFC 3986, section 6): scheme and host in lower case, internationalised hosts in ASCII,
 * without default port, user name, fragment, tracking parameters and the marks of AMP and mobile variants; dots in the
 * path resolved, percent-encoding in normal form, query parameters in their order. Linear time; hostile input gives none.
 */
public final class CanonicalUrl {

    private CanonicalUrl() {}

    /** Empty for null and for anything that is no http or https address. {@code of(of(x)) = of(x)}. */
    public static Optional<String> of(@Nullable String claimed) {
        return claimed == null
                ? Optional.empty()
                : UrlParts.parse(claimed).map(CanonicalUrl::plain).map(UrlParts::text);
    }

    /** The host of a canonical URL without {@code www.}: how a source that nobody named is called. */
    public static Optional<String> site(@Nullable String canonical) {
        return canonical == null
                ? Optional.empty()
                : UrlParts.parse(canonical)
                        .map(UrlParts::host)
                        .filter(host -> !host.startsWith("["))
                        .map(host -> host.startsWith("www.") && host.length() > 4 ? host.substring(4) : host);
    }

    /**
     * {@code reference} as an absolute http address, seen from {@code base} (RFC 3986, section 5). Only normalised, not
     * made canonical: addresses of pictures keep their parameters. Empty when there is none, as for a mere fragment.
     */
    public static Optional<String> resolve(@Nullable String base, String reference) {
        Optional<UrlParts> absolute = UrlParts.parse(reference);
        if (absolute.isPresent() && !reference.strip().startsWith("//")) {
            return absolute.map(UrlParts::text);
        }
        Optional<UrlParts> from = base == null ? Optional.empty() : UrlParts.parse(base);
        if (from.isEmpty() || reference.isBlank()) {
            return absolute.map(UrlParts::text);
        }
        return from.get().seen(reference.strip()).map(UrlParts::text);
    }

    private static UrlParts plain(UrlParts parts) {
        UrlParts page = UrlVariants.plain(parts);
        return page.withQuery(TrackingParameters.removeFrom(page.query()));
    }
}
