package dev.newswire.ingest.identity;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Host names in their one normal form: lower case, internationalised names in ASCII (RFC 3490), no dot at the end. */
final class HostName {
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    private HostName() {}

    /** Empty for what cannot be the name of a host. */
    static Optional<String> of(String claimed) {
        if (claimed.startsWith("[")) {
            return ipv6(claimed);
        }
        String decoded = decode(claimed);
        if (decoded.isEmpty() || decoded.length() > 2 * MAX_NAME) {
            return Optional.empty();
        }
        String name;
        try {
            name = IDN.toASCII(decoded.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            return Optional.empty();
        }
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return valid(name) ? Optional.of(name) : Optional.empty();
    }

    private static Optional<String> ipv6(String claimed) {
        String address = claimed.toLowerCase(Locale.ROOT);
        boolean plausible = address.endsWith("]")
                && address.length() <= 47
                && address.chars().filter(c -> c == ':').count() >= 2
                && address.substring(1, address.length() - 1)
                        .chars()
                        .allMatch(c -> (c < 0x80 && Character.digit(c, 16) >= 0) || c == ':' || c == '.');
        if (!plausible) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new URI("http://" + address + "/").parseServerAuthority().getHost());
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean valid(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > MAX_LABEL || !label.chars().allMatch(HostName::allowed)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(int letter) {
        // The underscore is no host name by the book, and stands in many.
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
    }

    private static String decode(String claimed) {
        if (claimed.indexOf('%') < 0) {
            return claimed;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int at = 0;
        while (at < claimed.length()) {
            int octet = claimed.charAt(at) == '%' ? PercentEncoding.escaped(claimed, at) : -1;
            if (octet >= 0) {
                octets.write(octet);
                at += 3;
            } else {
                int letter = claimed.codePointAt(at);
                octets.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(letter);
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}
