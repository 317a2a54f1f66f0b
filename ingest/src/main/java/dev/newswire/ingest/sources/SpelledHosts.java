package dev.newswire.ingest.sources;

import dev.newswire.ingest.fetch.guard.AddressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Tells addresses that spell out a host of a private network, so that they are refused where somebody enters them.
 * Names are not looked up; where those lead is checked whenever they are fetched.
 */
public final class SpelledHosts {

    private final AddressGuard guard;

    public SpelledHosts(AddressGuard guard) {
        this.guard = guard;
    }

    /** Why the address may not be asked, in words that end a sentence; empty when that is not known. */
    public Optional<String> refusal(SourceAddress address) {
        String host = host(address);
        boolean local = host.equals("localhost") || host.endsWith(".localhost");
        boolean literal = host.startsWith("[") || host.chars().allMatch(letter -> letter == '.' || isDigit(letter));
        if (!local && !literal) {
            return Optional.empty();
        }
        try {
            // A host of digits, dots and brackets is never asked of a name server.
            InetAddress spelled = local ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
            return guard.refusal(host, spelled).map(why -> "may not be asked: " + why);
        } catch (UnknownHostException e) {
            return Optional.of("names no host");
        }
    }

    private static String host(SourceAddress address) {
        String bare = address.key();
        String authority = bare.substring(0, bare.indexOf('/'));
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }
}
