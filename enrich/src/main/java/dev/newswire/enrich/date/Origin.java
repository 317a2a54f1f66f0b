package dev.newswire.enrich.date;

/** Where a publication date was read. */
public enum Origin {
    /** The source's own field. */
    FEED,
    /** The page's metadata. */
    META,
    /** The words of the article. */
    TEXT,
    /** The moment of fetching, because nothing else says. */
    FETCH
}
