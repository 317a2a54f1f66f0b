package dev.newswire.ingest.fetch.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that lead to no public site (IANA's registries of special-purpose addresses, RFC 6890), in IPv4, in IPv6, and
 * in IPv6 addresses that carry one of IPv4. Pure.
 */
final class SpecialAddresses {
    private static final Map<AddressBlock, String> V4 = Map.ofEntries(
            Map.entry(AddressBlock.of("0.0.0.0/8"), "unspecified"),
            Map.entry(AddressBlock.of("10.0.0.0/8"), "private"),
            Map.entry(AddressBlock.of("100.64.0.0/10"), "carrier-grade NAT"),
            Map.entry(AddressBlock.of("127.0.0.0/8"), "loopback"),
            // Also where clouds keep the credentials of their machines.
            Map.entry(AddressBlock.of("169.254.0.0/16"), "link-local"),
            Map.entry(AddressBlock.of("168.63.129.16/32"), "a cloud's metadata service"),
            Map.entry(AddressBlock.of("172.16.0.0/12"), "private"),
            Map.entry(AddressBlock.of("192.0.0.0/24"), "protocol assignments"),
            Map.entry(AddressBlock.of("192.0.2.0/24"), "documentation"),
            Map.entry(AddressBlock.of("192.88.99.0/24"), "6to4 relay"),
            Map.entry(AddressBlock.of("192.168.0.0/16"), "private"),
            Map.entry(AddressBlock.of("198.18.0.0/15"), "benchmarking"),
            Map.entry(AddressBlock.of("198.51.100.0/24"), "documentation"),
            Map.entry(AddressBlock.of("203.0.113.0/24"), "documentation"),
            Map.entry(AddressBlock.of("224.0.0.0/4"), "multicast"),
            Map.entry(AddressBlock.of("240.0.0.0/4"), "reserved"));

    /** Inside of the space for public addresses; all that is outside of it is special anyway. */
    private static final Map<AddressBlock, String> V6 = Map.of(
            // Teredo (2001::/32), ORCHID and benchmarking among them.
            AddressBlock.of("2001::/23"), "protocol assignments",
            AddressBlock.of("2001:db8::/32"), "documentation",
            AddressBlock.of("2002::/16"), "6to4",
            AddressBlock.of("3fff::/20"), "documentation");

    private static final AddressBlock PUBLIC_V6 = AddressBlock.of("2000::/3");
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");
    private static final List<Map.Entry<AddressBlock, String>> OUTSIDE = List.of(
            Map.entry(AddressBlock.of("::/128"), "unspecified"),
            Map.entry(AddressBlock.of("::1/128"), "loopback"),
            Map.entry(AddressBlock.of("fc00::/7"), "private"),
            Map.entry(AddressBlock.of("fe80::/10"), "link-local"),
            Map.entry(AddressBlock.of("fec0::/10"), "site-local"),
            Map.entry(AddressBlock.of("ff00::/8"), "multicast"));
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFF};
    /** The interface identifier of ISATAP (RFC 5214), with and without the bit for addresses that are unique worldwide. */
    private static final List<byte[]> ISATAP =
            List.of(new byte[] {0, 0, 0x5E, (byte) 0xFE}, new byte[] {2, 0, 0x5E, (byte) 0xFE});

    private SpecialAddresses() {}

    /** What kind of special address it is, in words that stand before "address"; empty for public ones. */
    static Optional<String> kind(byte[] address) {
        return address.length == 4 ? in(V4, address) : v6(address);
    }

    private static Optional<String> v6(byte[] address) {
        byte[] last = Arrays.copyOfRange(address, 12, 16);
        boolean mapped = Arrays.equals(address, 0, 12, MAPPED, 0, 12);
        if (mapped || NAT64.holds(address)) {
            return in(V4, last).map(kind -> kind + (mapped ? " (IPv4-mapped)" : " (through NAT64)"));
        }
        if (!PUBLIC_V6.holds(address)) {
            return Optional.of(OUTSIDE.stream()
                    .filter(block -> block.getKey().holds(address))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("reserved"));
        }
        Optional<String> special = in(V6, address);
        boolean isatap = ISATAP.stream().anyMatch(mark -> Arrays.equals(address, 8, 12, mark, 0, 4));
        return special.isPresent() || !isatap ? special : in(V4, last).map(kind -> kind + " (through ISATAP)");
    }

    private static Optional<String> in(Map<AddressBlock, String> blocks, byte[] address) {
        return blocks.entrySet().stream()
                .filter(block -> block.getKey().holds(address))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
