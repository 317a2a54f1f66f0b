package dev.newswire.ingest.fetch.guard;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;

/**
 * An address taken apart once (RFC 3986), so that what is checked is what is asked. Parts that are missing or illegible
 * are empty or negative, which {@link UrlPolicy} refuses.
 *
 * @param scheme in lower case
 * @param userInfo true when a user name or password is in it
 * @param host in lower-case ASCII, IPv6 without brackets, without a dot at the end
 * @param port as written, else the scheme's own; -1 when what is written is none
 * @param target path and query as they go into the request, at least {@code /}
 */
public record WebAddress(String scheme, boolean userInfo, String host, int port, String target) {

    public static WebAddress of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String authority = url.getAuthority() == null ? "" : url.getAuthority();
        int at = authority.lastIndexOf('@');
        String hostPort = authority.substring(at + 1);
        int colon = hostPort.lastIndexOf(':');
        boolean written = colon > hostPort.lastIndexOf(']');
        String digits = written ? hostPort.substring(colon + 1) : "";
        int port = digits.isEmpty() ? (scheme.equals("https") ? 443 : 80) : number(digits);
        return new WebAddress(
                scheme, at >= 0, host(written ? hostPort.substring(0, colon) : hostPort), port, target(url));
    }

    /** The host as budgets know it: sites with and without {@code www.} are one. */
    public String site() {
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    /** Scheme, host and port, by which robots rules are kept (RFC 9309, section 2.3). */
    public String origin() {
        return scheme + "://" + (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }

    private static int number(String digits) {
        boolean plain = digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Integer.parseInt(digits) : -1;
    }

    private static String host(String written) {
        if (written.startsWith("[") && written.endsWith("]")) {
            return written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT);
        }
        try {
            String ascii = IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            return "";
        }
    }

    private static String target(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + '?' + ascii.getRawQuery();
    }
}
