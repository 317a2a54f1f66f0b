package dev.newswire.ingest.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An http address taken apart (RFC 3986, appendix B), each part in normal form. User names and fragments are dropped.
 *
 * @param port -1 for the scheme's own
 * @param path begins with a slash
 * @param query without its question mark; null when there is none
 */
record UrlParts(
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query) {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_PORT = 65_535;

    /** Empty for anything but an http or https address with a plausible host. */
    static Optional<UrlParts> parse(String claimed) {
        String text = tidy(claimed);
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int hash = text.indexOf('#');
        String whole = hash < 0 ? text : text.substring(0, hash);
        String scheme;
        int start;
        if (whole.regionMatches(true, 0, "https://", 0, 8)) {
            scheme = "https";
            start = 8;
        } else if (whole.regionMatches(true, 0, "http://", 0, 7)) {
            scheme = "http";
            start = 7;
        } else if (whole.startsWith("//")) {
            scheme = "https";
            start = 2;
        } else {
            return Optional.empty();
        }
        int end = start;
        while (end < whole.length() && whole.charAt(end) != '/' && whole.charAt(end) != '?') {
            end++;
        }
        int question = whole.indexOf('?', end);
        String path = question < 0 ? whole.substring(end) : whole.substring(end, question);
        String query = question < 0 ? null : PercentEncoding.query(whole.substring(question + 1));
        return authority(scheme, whole.substring(start, end), withoutDots(PercentEncoding.path(path)), query);
    }

    private static Optional<UrlParts> authority(String scheme, String authority, String path, @Nullable String query) {
        String hostPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostPort.lastIndexOf(':');
        if (colon < hostPort.lastIndexOf(']')) {
            colon = -1;
        }
        String host = colon < 0 ? hostPort : hostPort.substring(0, colon);
        int port = colon < 0 ? -1 : port(hostPort.substring(colon + 1));
        if (port == 0) {
            return Optional.empty();
        }
        boolean own = port == ("https".equals(scheme) ? 443 : 80);
        return HostName.of(host).map(name -> new UrlParts(scheme, name, own ? -1 : port, path, query));
    }

    /** -1 when none is written, 0 when what is written is none. */
    private static int port(String digits) {
        if (digits.isEmpty()) {
            return -1;
        }
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int port = Integer.parseInt(digits);
        return port > MAX_PORT ? 0 : port;
    }

    /** Browsers drop line ends and tabs inside an address, and space around it. */
    private static String tidy(String claimed) {
        StringBuilder out = new StringBuilder(Math.min(claimed.length(), MAX_LENGTH));
        for (int at = 0; at < claimed.length() && out.length() <= MAX_LENGTH; at++) {
            char letter = claimed.charAt(at);
            boolean leading = out.isEmpty() && (letter <= ' ' || Character.isWhitespace(letter) || letter == 0xA0);
            if (!leading && letter != '\n' && letter != '\r' && letter != '\t') {
                out.append(letter);
            }
        }
        return out.toString().strip();
    }

    /** RFC 3986, section 5.2.4, in one pass. */
    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            String segment = segments[i];
            boolean last = i == segments.length - 1;
            if (segment.equals("..")) {
                kept.pollLast();
            }
            if (!segment.equals("..") && !segment.equals(".")) {
                kept.addLast(segment);
            } else if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    /**
     * A relative reference, seen from here (RFC 3986, section 5.2.2); empty for one that names a scheme, and for one that
     * names no other document.
     */
    Optional<UrlParts> seen(String reference) {
        int end = 0;
        while (end < reference.length() && "/?#:".indexOf(reference.charAt(end)) < 0) {
            end++;
        }
        char mark = end < reference.length() ? reference.charAt(end) : '/';
        if (mark == ':' || reference.isEmpty() || reference.startsWith("#")) {
            return Optional.empty();
        }
        if (reference.startsWith("//")) {
            return parse(scheme + ':' + reference);
        }
        if (reference.startsWith("?")) {
            return parse(site() + path + reference);
        }
        String folder = reference.startsWith("/") ? "" : path.substring(0, path.lastIndexOf('/') + 1);
        return parse(site() + folder + reference);
    }

    UrlParts withHost(String other) {
        return new UrlParts(scheme, other, port, path, query);
    }

    /** What was cut out of a path may have left a dot standing alone. */
    UrlParts withPath(String other) {
        return new UrlParts(scheme, host, port, withoutDots(other), query);
    }

    UrlParts withQuery(@Nullable String other) {
        return new UrlParts(scheme, host, port, path, other);
    }

    /** The parts put together again. */
    String text() {
        return site() + path + (query == null ? "" : '?' + query);
    }

    private String site() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }

    String lowerPath() {
        return path.toLowerCase(Locale.ROOT);
    }
}
