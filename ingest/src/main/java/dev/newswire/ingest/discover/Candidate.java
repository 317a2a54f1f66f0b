package dev.newswire.ingest.discover;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that may be a feed's.
 *
 * @param title what the page that names it calls it
 */
record Candidate(URI url, Optional<String> title) {

    static Candidate of(URI url) {
        return new Candidate(url, Optional.empty());
    }

    /** Feeds of readers' comments hold no news; they are taken only where there is nothing else. */
    boolean comments() {
        return (url + " " + title.orElse("")).toLowerCase(Locale.ROOT).contains("comment");
    }
}
