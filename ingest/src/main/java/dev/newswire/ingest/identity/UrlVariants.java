package dev.newswire.ingest.identity;

import java.util.Optional;
import java.util.Set;

/** Undoes what marks the AMP or mobile dress of a page in its host and path, and what carries a session in the path. */
final class UrlVariants {
    private static final Set<String> VARIANT_LABELS = Set.of("m", "mobile", "amp");
    private static final String SESSION = ";jsessionid=";

    private UrlVariants() {}

    /** The page's own dress. Each step makes the address shorter, so it ends. */
    static UrlParts plain(UrlParts given) {
        UrlParts parts = given;
        while (true) {
            UrlParts next = path(host(cache(parts)));
            if (next.equals(parts)) {
                return parts;
            }
            parts = next;
        }
    }

    /** Caches of AMP pages carry the page's own address in their path: {@code /c/s/host/path} or {@code /amp/s/host/path}. */
    private static UrlParts cache(UrlParts parts) {
        boolean ampCache =
                parts.host().endsWith(".ampproject.org") || parts.host().endsWith(".bing-amp.com");
        boolean viewer = parts.host().startsWith("www.google.") && parts.path().startsWith("/amp/");
        if (!ampCache && !viewer) {
            return parts;
        }
        int slash = parts.path().indexOf('/', 1);
        if (slash < 0) {
            return parts;
        }
        String rest = parts.path().substring(slash + 1);
        boolean secure = rest.startsWith("s/");
        String address = (secure ? "https://" + rest.substring(2) : "http://" + rest);
        Optional<UrlParts> own = UrlParts.parse(parts.query() == null ? address : address + '?' + parts.query());
        return own.filter(page -> page.host().indexOf('.') > 0).orElse(parts);
    }

    /** {@code m.example.org} and {@code en.m.example.org}: the label goes when a name of two labels is left. */
    private static UrlParts host(UrlParts parts) {
        String[] labels = parts.host().split("\\.", -1);
        if (labels.length >= 3 && VARIANT_LABELS.contains(labels[0])) {
            return parts.withHost(parts.host().substring(labels[0].length() + 1));
        }
        if (labels.length >= 4 && VARIANT_LABELS.contains(labels[1])) {
            int cut = labels[0].length() + 1;
            return parts.withHost(
                    parts.host().substring(0, cut) + parts.host().substring(cut + labels[1].length() + 1));
        }
        return parts;
    }

    private static UrlParts path(UrlParts parts) {
        String path = parts.path();
        String lower = parts.lowerPath();
        int session = lower.indexOf(SESSION);
        if (session >= 0) {
            int end = path.indexOf('/', session);
            return parts.withPath(path.substring(0, session) + (end < 0 ? "" : path.substring(end)));
        }
        if (lower.endsWith(".amp.html")) {
            return parts.withPath(path.substring(0, path.length() - 9) + path.substring(path.length() - 5));
        }
        if (lower.endsWith(".amp")) {
            return parts.withPath(path.substring(0, path.length() - 4));
        }
        // A page that is called "amp" and nothing else keeps its name.
        if (lower.endsWith("/amp") && path.length() > 4) {
            return parts.withPath(path.substring(0, path.length() - 4));
        }
        if (lower.endsWith("/amp/") && path.length() > 5) {
            return parts.withPath(path.substring(0, path.length() - 4));
        }
        if (lower.startsWith("/amp/") && path.length() > 5) {
            return parts.withPath(path.substring(4));
        }
        return parts;
    }
}
