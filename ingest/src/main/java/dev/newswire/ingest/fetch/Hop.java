package dev.newswire.ingest.fetch;

import java.net.URI;

/**
 * One redirect that was followed.
 *
 * @param from the address that answered with it
 * @param status 301, 302, 303, 307 or 308 (RFC 9110, section 15.4)
 * @param to the address that was asked next
 */
public record Hop(URI from, int status, URI to) {

    /** True when the answer says that the document has moved for good (301, 308). */
    public boolean permanent() {
        return status == 301 || status == 308;
    }
}
