package dev.newswire.ingest.read.feed;

/**
 * A piece of XML as it is written.
 *
 * @param kind what it is
 * @param raw its letters; for tags what stands between the angle brackets, else everything
 * @param line line on which it begins, from 1
 * @param cut whether it was longer than allowed, so that letters are missing
 */
record XmlToken(Kind kind, String raw, long line, boolean cut) {

    /** Comments, declarations and document types are never tokens: nothing in a feed depends on them. */
    enum Kind {
        TEXT,
        CDATA,
        START,
        EMPTY,
        END
    }

    /** Qualified name of a tag's element. */
    String name() {
        int from = kind == Kind.END ? 1 : 0;
        int to = from;
        while (to < raw.length() && !Character.isWhitespace(raw.charAt(to)) && raw.charAt(to) != '/') {
            to++;
        }
        return raw.substring(from, to);
    }

    /** The token as XML. */
    String xml() {
        return switch (kind) {
            case TEXT, CDATA -> raw;
            case START, EMPTY, END -> "<" + raw + ">";
        };
    }
}
