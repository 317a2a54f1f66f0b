package dev.newswire.ingest.fetch.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A range of addresses (RFC 4632, RFC 4291).
 *
 * @param first its first address: four bytes, or sixteen
 * @param bits how many leading bits all its addresses share
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressBlock(byte[] first, int bits) {

    AddressBlock {
        first = first.clone();
        if (bits < 0 || bits > first.length * 8) {
            throw new IllegalArgumentException("No address has " + bits + " leading bits");
        }
    }

    /** A block of the tables in this package. */
    static AddressBlock of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not a block of addresses: " + text));
    }

    /** {@code 10.0.0.0/8}, {@code fd00::/8}, or one address alone. Empty for anything else; no name is ever looked up. */
    static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String bare =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        if (!literal(bare)) {
            return Optional.empty();
        }
        try {
            byte[] octets = InetAddress.getByName(bare).getAddress();
            int bits = slash < 0 ? octets.length * 8 : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > octets.length * 8
                    ? Optional.empty()
                    : Optional.of(new AddressBlock(octets, bits));
        } catch (UnknownHostException | NumberFormatException noBlock) {
            return Optional.empty();
        }
    }

    /** Dotted quads and anything with a colon are parsed by the JDK without asking a name server. */
    private static boolean literal(String text) {
        if (text.indexOf(':') >= 0) {
            return text.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0);
        }
        String[] parts = text.split("\\.", -1);
        return parts.length == 4
                && Arrays.stream(parts)
                        .allMatch(part -> !part.isEmpty()
                                && part.length() <= 3
                                && part.chars().allMatch(c -> c >= '0' && c <= '9')
                                && Integer.parseInt(part) < 256);
    }

    boolean holds(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, first, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || (address[whole] & 0xFF) >> (8 - rest) == (first[whole] & 0xFF) >> (8 - rest);
    }
}
