package dev.newswire.enrich.text;

/** What a line of a page is to its article. */
enum Role {
    TITLE,
    DATE,
    BYLINE,
    CAPTION,
    FOOTNOTE,
    TEXT,
    /** Part of the page, not of the article. */
    FURNITURE,
    /** Perhaps a section's name or a tag: part of the article only when nothing else is. */
    LABEL
}
