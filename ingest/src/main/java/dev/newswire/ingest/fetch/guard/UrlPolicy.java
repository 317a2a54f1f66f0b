package dev.newswire.ingest.fetch.guard;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by its spelling whether an address may be asked at all: http or https, a host, no user name, a port on which
 * web servers are expected. Pure.
 */
public final class UrlPolicy {
    private static final int PRIVILEGED = 1024;
    /** Ports above the privileged ones that browsers refuse, since other protocols could be talked into things there. */
    private static final Set<Integer> OTHER_PROTOCOLS = Set.of(
            1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
            10080);

    private final int longest;

    /** @param longest most letters an address may have */
    public UrlPolicy(int longest) {
        this.longest = longest;
    }

    /** Why an address must not be asked; empty when it may. */
    public Optional<String> refusal(URI url) {
        String text = url.toString();
        if (text.length() > longest) {
            return Optional.of(
                    "an address of " + text.length() + " letters is longer than ingest.fetch.max-url-length");
        }
        WebAddress address = WebAddress.of(url);
        if (!address.scheme().equals("http") && !address.scheme().equals("https")) {
            return Optional.of(text + " is no http or https address");
        }
        if (address.userInfo()) {
            return Optional.of(
                    "an address must not hold a user name or password: " + address.scheme() + "://…@" + address.host());
        }
        if (address.host().isEmpty() || address.host().chars().anyMatch(UrlPolicy::neverInHost)) {
            return Optional.of(text + " names no host");
        }
        int port = address.port();
        boolean web = port == 80 || port == 443;
        if (!web && (port < PRIVILEGED || port > 65_535 || OTHER_PROTOCOLS.contains(port))) {
            return Optional.of(text + " is on a port where no web server is expected");
        }
        return Optional.empty();
    }

    /** Names of hosts hold underscores though they should not; zones of IPv6 addresses mean nothing elsewhere. */
    private static boolean neverInHost(int letter) {
        return letter > 0x7E || (!Character.isLetterOrDigit(letter) && "-_.:".indexOf(letter) < 0);
    }
}
