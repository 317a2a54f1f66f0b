package dev.newswire.enrich.text;

/**
 * One piece of a page between two breaks.
 *
 * @param kind what the markup says it is; TEXT where there is none
 * @param text clean text without spaces at its ends, never empty
 * @param linkShare share of its characters that are links, 0 to 1
 */
record Block(Kind kind, String text, double linkShare) {

    enum Kind {
        TEXT,
        HEADING,
        /** One entry of a list. */
        ENTRY,
        /** One row of a table. */
        ROW,
        CAPTION,
        CREDIT,
        BYLINE
    }

    static Block text(String text) {
        return new Block(Kind.TEXT, text, 0);
    }
}
