package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.identity.CanonicalUrl;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes relative addresses in HTML absolute and leaves everything else as it is written. Linear time. */
final class RelativeLinks {
    private static final Set<String> ATTRIBUTES = Set.of(
            "href",
            "src",
            "cite",
            "longdesc",
            "poster",
            "data",
            "background",
            "action",
            "codebase",
            "usemap",
            "profile");
    private static final int LONGEST = 4096;

    private RelativeLinks() {}

    /** @param base what addresses are seen from; null to leave them */
    static String resolve(String html, @Nullable String base) {
        if (base == null || html.indexOf('<') < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length() + 64);
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                break;
            }
            out.append(html, at, open);
            at = open + 1 < html.length() && Character.isLetter(html.charAt(open + 1))
                    ? tag(html, open, base, out)
                    : plain(html, open, out);
        }
        return out.append(html, Math.min(at, html.length()), html.length()).toString();
    }

    private static int plain(String html, int at, StringBuilder out) {
        out.append(html.charAt(at));
        return at + 1;
    }

    /** Copies a tag, its addresses made absolute; returns where it ends. */
    private static int tag(String html, int open, String base, StringBuilder out) {
        int at = open;
        int copied = open;
        while (at < html.length() && html.charAt(at) != '>') {
            if (html.charAt(at) != '=') {
                at++;
                continue;
            }
            int from = skipSpace(html, at + 1);
            char quote = from < html.length() ? html.charAt(from) : ' ';
            boolean quoted = quote == '"' || quote == '\'';
            int start = quoted ? from + 1 : from;
            int end = quoted ? html.indexOf(quote, start) : unquoted(html, start);
            if (end < 0) {
                break;
            }
            if (end - start < LONGEST && ATTRIBUTES.contains(name(html, open, at))) {
                out.append(html, copied, start).append(absolute(html.substring(start, end), base));
                copied = end;
            }
            at = quoted ? end + 1 : Math.max(end, from + 1);
        }
        int end = Math.min(Math.max(at, open + 1), html.length());
        out.append(html, copied, Math.max(copied, end));
        return Math.max(copied, end);
    }

    /** The name that stands before an equals sign. */
    private static String name(String html, int open, int equals) {
        int end = equals;
        while (end > open && Character.isWhitespace(html.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > open && end - from < 16 && Character.isLetter(html.charAt(from - 1))) {
            from--;
        }
        boolean apart = from > open && Character.isWhitespace(html.charAt(from - 1));
        return apart ? html.substring(from, end).toLowerCase(Locale.ROOT) : "";
    }

    /** Whether an attribute holds an address. */
    static boolean isAddress(String attribute) {
        return ATTRIBUTES.contains(attribute);
    }

    /** One address as it is written in HTML, made absolute where it is relative and that can be done. */
    static String absolute(String written, @Nullable String base) {
        String address = written.strip();
        int colon = address.indexOf(':');
        boolean scheme = colon > 0
                && address.substring(0, colon)
                        .chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0);
        if (address.isEmpty() || address.startsWith("#") || scheme) {
            return written;
        }
        int hash = address.indexOf('#');
        String reference = address.replace("&amp;", "&");
        return CanonicalUrl.resolve(base, reference)
                .map(url -> url.replace("&", "&amp;") + (hash < 0 ? "" : address.substring(hash)))
                .orElse(written);
    }

    private static int unquoted(String html, int from) {
        int at = from;
        while (at < html.length() && !Character.isWhitespace(html.charAt(at)) && html.charAt(at) != '>') {
            at++;
        }
        return at;
    }

    private static int skipSpace(String html, int from) {
        int at = from;
        while (at < html.length() && Character.isWhitespace(html.charAt(at))) {
            at++;
        }
        return at;
    }
}
