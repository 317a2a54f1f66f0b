package dev.newswire.ingest.fetch.guard;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which addresses may be connected to. Public ones may; those of private and special networks only when the
 * operator allows them. It is asked about the very address of each connection, so that neither a redirect nor a name
 * server that changes its mind leads around it. Immutable.
 */
public final class AddressGuard {
    private final List<AddressBlock> blocks = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();
    private final List<String> domains = new ArrayList<>();

    /**
     * @param allowed what may be asked besides the public: addresses ({@code 10.1.2.3}), blocks ({@code 10.0.0.0/8},
     *     {@code fd00::/8}), hosts by name ({@code wiki.example}) wherever the name leads, domains ({@code *.example})
     */
    public AddressGuard(List<String> allowed) {
        for (String entry : allowed) {
            if (!allowable(entry)) {
                throw new IllegalArgumentException("Neither an address nor a block, host or domain: " + entry);
            }
            String name = entry.toLowerCase(Locale.ROOT);
            AddressBlock.parse(entry).ifPresentOrElse(blocks::add, () -> {
                if (name.startsWith("*.")) {
                    domains.add(name.substring(1));
                } else {
                    hosts.add(name);
                }
            });
        }
    }

    /** True for what can stand in the list of what is allowed. */
    public static boolean allowable(String entry) {
        if (AddressBlock.parse(entry).isPresent()) {
            return true;
        }
        String name = entry.startsWith("*.") ? entry.substring(2) : entry;
        boolean letters =
                name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0));
        // What ends in a number is an address to every resolver, and was none of ours.
        return letters
                && !name.isEmpty()
                && !name.startsWith(".")
                && !Character.isDigit(name.charAt(name.length() - 1));
    }

    /**
     * Why a connection must not be made; empty when it may.
     *
     * @param host the name by which it was asked for
     * @param address where the connection would lead, or leads
     */
    public Optional<String> refusal(String host, InetAddress address) {
        byte[] octets = address.getAddress();
        if (named(host) || blocks.stream().anyMatch(block -> block.holds(octets))) {
            return Optional.empty();
        }
        return SpecialAddresses.kind(octets)
                .map(kind -> host + " leads to " + address.getHostAddress() + ", which is no public address (" + kind
                        + "); add it to ingest.fetch.allow if it is meant to be read");
    }

    private boolean named(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return hosts.contains(plain) || domains.stream().anyMatch(plain::endsWith);
    }
}
