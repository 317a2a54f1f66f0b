package dev.newswire.ingest.read.feed;

import java.nio.charset.StandardCharsets;

/**
 * A piece of XML as it is written, each byte as the letter of its number.
 *
 * @param kind what it is
 * @param written a tag with its angle brackets, as far as it has them; of the rest nothing, it is only passed
 * @param line line on which it begins, from 1
 * @param whole whether its end was found; false when the document breaks off inside it, or it is longer than any tag
 */
record XmlToken(Kind kind, String written, long line, boolean whole) {

    /** {@link #OTHER} is all in which no tag can stand: text, CDATA, comments, declarations, document types. */
    enum Kind {
        START,
        EMPTY,
        END,
        OTHER
    }

    /** What stands between the angle brackets. */
    String inside() {
        return written.substring(1, written.endsWith(">") ? written.length() - 1 : written.length());
    }

    /** Qualified name of a tag's element. */
    String name() {
        int from = kind == Kind.END ? 2 : 1;
        int to = from;
        while (to < written.length()
                && !Character.isWhitespace(written.charAt(to))
                && "/>".indexOf(written.charAt(to)) < 0) {
            to++;
        }
        return written.substring(Math.min(from, to), to);
    }

    byte[] bytes() {
        return written.getBytes(StandardCharsets.ISO_8859_1);
    }
}
