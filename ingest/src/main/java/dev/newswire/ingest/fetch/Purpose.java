package dev.newswire.ingest.fetch;

import java.util.Locale;

/** What a document is fetched for. It decides which manners apply and is a label of metrics, so its names are public API. */
public enum Purpose {
    /** A feed that its owner offers to programs; robots rules are not asked. */
    FEED,
    /** A sitemap or an index of sitemaps, offered to programs as well. */
    SITEMAP,
    /** A page written for people: the robots rules of its host (RFC 9309) are obeyed. */
    PAGE;

    /** The purpose in lower case, as labels carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
