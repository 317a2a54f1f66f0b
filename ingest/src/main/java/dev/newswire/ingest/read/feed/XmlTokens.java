package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.read.feed.XmlToken.Kind;
import dev.newswire.ingest.read.stream.Capture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts XML into tokens as it streams by, however ill-formed, and records the bytes it passes. It looks at single bytes,
 * so they must be those of a superset of ASCII. Document types are passed unread: no declaration in them has any effect.
 * Memory is bounded by the longest tag. Belongs to one thread; the stream stays the caller's.
 */
final class XmlTokens {
    private static final int END = -1;
    private static final int LONGEST_TAG = 64 * 1024;
    private static final byte[] COMMENT = "--".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CDATA = "[CDATA[".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final byte[] buffer = new byte[32 * 1024];
    private final StringBuilder raw = new StringBuilder();
    private int from;
    private int to;
    private int recorded;
    private long line = 1;
    private boolean held;
    private byte[] stop = new byte[0];
    private Capture record;
    private Optional<XmlToken> pushed = Optional.empty();

    /** @param record takes the bytes as they are passed */
    XmlTokens(InputStream in, Capture record) {
        this.in = in;
        this.record = record;
    }

    /** Has bytes from here on recorded elsewhere. */
    void record(Capture other) {
        flush();
        record = other;
    }

    /** The next token; empty at the end. */
    Optional<XmlToken> next() throws IOException {
        if (pushed.isPresent()) {
            Optional<XmlToken> again = pushed;
            pushed = Optional.empty();
            return again;
        }
        long start = line;
        int letter = peek();
        if (letter == END) {
            flush();
            return Optional.empty();
        }
        XmlToken token = letter == '<' ? markup(start) : text(start);
        flush();
        return Optional.of(token);
    }

    /** Records a tag, of which the bytes are held back until it is known where it belongs. */
    void keep(XmlToken tag) {
        byte[] bytes = tag.bytes();
        record.add(bytes, 0, bytes.length);
    }

    /** A tag that ends comments and CDATA sections too; an empty one for none. */
    void stopAt(String tag) {
        stop = tag.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Gives a tag back, to be the next token once more. */
    void push(XmlToken tag) {
        pushed = Optional.of(tag);
    }

    private XmlToken text(long start) throws IOException {
        while (peek() != '<' && peek() != END) {
            while (from < to && buffer[from] != '<') {
                line += buffer[from++] == '\n' ? 1 : 0;
            }
        }
        return new XmlToken(Kind.OTHER, "", start, true);
    }

    private XmlToken markup(long start) throws IOException {
        if (!fillTo(2)) {
            read();
            return new XmlToken(Kind.OTHER, "", start, true);
        }
        int letter = buffer[from + 1] & 0xFF;
        if (letter == '/' || letter == '_' || Character.isLetter(letter)) {
            return tag(start);
        }
        read();
        if (letter == '?') {
            return new XmlToken(Kind.OTHER, "", start, until("?>"));
        }
        // A bracket that opens nothing is a letter among letters.
        return new XmlToken(Kind.OTHER, "", start, letter != '!' || declaration());
    }

    private XmlToken tag(long start) throws IOException {
        flush();
        held = true;
        raw.setLength(0);
        raw.append((char) read());
        boolean whole = inside();
        held = false;
        recorded = from;
        String written = raw.toString();
        Kind kind = written.startsWith("</") ? Kind.END : written.endsWith("/>") ? Kind.EMPTY : Kind.START;
        return new XmlToken(kind, written, start, whole);
    }

    private boolean declaration() throws IOException {
        read();
        if (follows(COMMENT)) {
            return until("-->");
        }
        return follows(CDATA) ? until("]]>") : doctype();
    }

    /** Up to the bracket that ends it, past those in an internal subset and in its quoted texts and comments. */
    private boolean doctype() throws IOException {
        int depth = 0;
        int quote = 0;
        for (int letter = read(); letter != END; letter = read()) {
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
            } else if (letter == '[') {
                depth++;
            } else if (letter == ']') {
                depth--;
            } else if (letter == '>' && depth <= 0) {
                return true;
            }
        }
        return false;
    }

    /** Reads a tag to its end. A bracket in quotes does not end it; one that opens a tag does, even there (XML 2.4). */
    private boolean inside() throws IOException {
        int quote = 0;
        boolean equals = false;
        while (raw.length() < LONGEST_TAG) {
            int letter = peek();
            if (letter == END || letter == '<') {
                return letter != END;
            }
            read();
            raw.append((char) letter);
            if (quote == 0 && letter == '>') {
                return true;
            }
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if ((letter == '"' || letter == '\'') && equals) {
                quote = letter;
            }
            equals = letter == '=' || (equals && Character.isWhitespace(letter));
        }
        return false;
    }

    /** Reads past {@code end}; false when it never comes. */
    private boolean until(String end) throws IOException {
        int matched = 0;
        while (true) {
            // What was never closed must not swallow the entries that follow.
            if (peek() == '<' && stop.length > 0 && stops()) {
                return true;
            }
            int letter = read();
            if (letter == END) {
                return false;
            }
            if (letter == end.charAt(matched)) {
                matched++;
                if (matched == end.length()) {
                    return true;
                }
            } else if (letter != end.charAt(0) || matched != end.length() - 1) {
                // Of "]]]>" and "--->" all but the last letters may repeat the first.
                matched = letter == end.charAt(0) ? 1 : 0;
            }
        }
    }

    private boolean stops() throws IOException {
        return fillTo(stop.length) && Arrays.equals(buffer, from, from + stop.length, stop, 0, stop.length);
    }

    private boolean follows(byte[] wanted) throws IOException {
        if (!fillTo(wanted.length)) {
            return false;
        }
        if (!Arrays.equals(buffer, from, from + wanted.length, wanted, 0, wanted.length)) {
            return false;
        }
        from += wanted.length;
        return true;
    }

    private boolean fillTo(int wanted) throws IOException {
        while (to - from < wanted) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private int peek() throws IOException {
        return from < to || fill() ? buffer[from] & 0xFF : END;
    }

    private int read() throws IOException {
        if (from == to && !fill()) {
            return END;
        }
        int letter = buffer[from++] & 0xFF;
        line += letter == '\n' ? 1 : 0;
        return letter;
    }

    private void flush() {
        if (!held) {
            record.add(buffer, recorded, from);
            recorded = from;
        }
    }

    private boolean fill() throws IOException {
        flush();
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        recorded = 0;
        int got = in.read(buffer, to, buffer.length - to);
        to += Math.max(got, 0);
        return got > 0;
    }
}
