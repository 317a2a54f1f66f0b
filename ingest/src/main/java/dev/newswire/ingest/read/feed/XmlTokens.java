package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.read.feed.XmlToken.Kind;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Cuts XML into tokens as it streams by, however ill-formed. Comments, processing instructions and document types are
 * skipped unread, so no declaration in them has any effect. Memory is bounded by the longest token allowed. Belongs to one
 * thread.
 */
final class XmlTokens {
    private static final int END = -1;
    private static final int LONGEST_TAG = 256 * 1024;
    private static final int LONGEST_TEXT = 16 * 1024;

    private final Reader in;
    private final int limit;
    private final char[] buffer = new char[16 * 1024];
    private final StringBuilder raw = new StringBuilder();
    private int from;
    private int to;
    private long line = 1;
    private Optional<XmlToken> pushed = Optional.empty();

    /** @param limit most letters of a CDATA section */
    XmlTokens(Reader in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next token; empty at the end. */
    Optional<XmlToken> next() throws IOException {
        if (pushed.isPresent()) {
            Optional<XmlToken> again = pushed;
            pushed = Optional.empty();
            return again;
        }
        while (true) {
            int letter = peek();
            if (letter == END) {
                return Optional.empty();
            }
            if (letter != '<') {
                return Optional.of(text());
            }
            Optional<XmlToken> markup = markup();
            if (markup.isPresent()) {
                return markup;
            }
        }
    }

    /** Gives a token back, to be the next once more. */
    void push(XmlToken token) {
        pushed = Optional.of(token);
    }

    private XmlToken text() throws IOException {
        long start = line;
        raw.setLength(0);
        while (raw.length() < LONGEST_TEXT && peek() != '<' && peek() != END) {
            raw.append((char) read());
        }
        return new XmlToken(Kind.TEXT, raw.toString(), start, false);
    }

    /** Empty for what is skipped. */
    private Optional<XmlToken> markup() throws IOException {
        long start = line;
        read();
        raw.setLength(0);
        int letter = peek();
        if (letter == '?') {
            until("?>", false);
            return Optional.empty();
        }
        if (letter == '!') {
            return declaration(start);
        }
        if (letter != '/' && letter != '_' && !Character.isLetter(letter)) {
            // A bracket that opens nothing is a letter among letters.
            return Optional.of(new XmlToken(Kind.TEXT, "&lt;", start, false));
        }
        boolean cut = tag();
        if (raw.indexOf("/") == 0) {
            return Optional.of(new XmlToken(Kind.END, raw.toString(), start, cut));
        }
        boolean empty = raw.charAt(raw.length() - 1) == '/';
        return Optional.of(new XmlToken(empty ? Kind.EMPTY : Kind.START, raw.toString(), start, cut));
    }

    private Optional<XmlToken> declaration(long start) throws IOException {
        read();
        for (String opening : new String[] {"--", "[CDATA["}) {
            if (follows(opening)) {
                if (opening.equals("--")) {
                    until("-->", false);
                    return Optional.empty();
                }
                raw.append("<![CDATA[");
                boolean cut = until("]]>", true);
                return Optional.of(new XmlToken(Kind.CDATA, raw.toString(), start, cut));
            }
        }
        doctype();
        return Optional.empty();
    }

    /** Up to the bracket that ends it, past those in an internal subset and in its quoted texts and comments. */
    private void doctype() throws IOException {
        int depth = 0;
        char quote = 0;
        for (int letter = read(); letter != END; letter = read()) {
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '"' || letter == '\'') {
                quote = (char) letter;
            } else if (letter == '[') {
                depth++;
            } else if (letter == ']') {
                depth--;
            } else if (letter == '>' && depth <= 0) {
                return;
            }
        }
    }

    /** Reads a tag to its end; brackets in quoted values do not end it, unless a quote was never closed. */
    private boolean tag() throws IOException {
        char quote = 0;
        boolean equals = false;
        while (raw.length() < LONGEST_TAG) {
            int letter = peek();
            if (letter == END || (letter == '<' && quote == 0)) {
                return letter == END;
            }
            read();
            if (quote == 0 && letter == '>') {
                return false;
            }
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if ((letter == '"' || letter == '\'') && equals) {
                quote = (char) letter;
            }
            equals = letter == '=' || (equals && Character.isWhitespace(letter));
            raw.append((char) letter);
        }
        return true;
    }

    /** Reads past {@code end}; returns whether letters that were to be kept are missing. */
    private boolean until(String end, boolean keep) throws IOException {
        int matched = 0;
        boolean cut = false;
        for (int letter = read(); letter != END; letter = read()) {
            if (keep && raw.length() < limit) {
                raw.append((char) letter);
            } else {
                cut = keep;
            }
            if (letter == end.charAt(matched)) {
                matched++;
                if (matched == end.length()) {
                    return cut;
                }
            } else if (letter != end.charAt(0) || matched != end.length() - 1) {
                // Of "]]]>" and "--->" all but the last letters may repeat the first.
                matched = letter == end.charAt(0) ? 1 : 0;
            }
        }
        return keep;
    }

    private boolean follows(String wanted) throws IOException {
        while (to - from < wanted.length()) {
            if (!fill()) {
                return false;
            }
        }
        if (!wanted.contentEquals(new String(buffer, from, wanted.length()))) {
            return false;
        }
        from += wanted.length();
        return true;
    }

    private int peek() throws IOException {
        return from < to || fill() ? buffer[from] : END;
    }

    private int read() throws IOException {
        if (from == to && !fill()) {
            return END;
        }
        char letter = buffer[from++];
        line += letter == '\n' ? 1 : 0;
        return letter;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int got = in.read(buffer, to, buffer.length - to);
        to += Math.max(got, 0);
        return got > 0;
    }
}
