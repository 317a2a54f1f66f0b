package dev.newswire.ingest.sources.opml;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a document, one after the other, whether it is well-formed or not: raw ampersands, quotes within quotes
 * and tags that break off cost no other tag. Comments, character data and document types are passed over; nothing is
 * declared, expanded or fetched. Linear time, and no memory beyond the tag in hand.
 */
final class Tags implements Iterator<Tag> {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 8192;

    private final String text;
    private int at;
    private int line = 1;
    private int counted;
    private @Nullable Tag next;

    Tags(String text) {
        this.text = text;
        this.next = find();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Tag next() {
        Tag found = next;
        if (found == null) {
            throw new NoSuchElementException();
        }
        next = find();
        return found;
    }

    private @Nullable Tag find() {
        while (true) {
            at = text.indexOf('<', at);
            if (at < 0 || at + 1 >= text.length()) {
                at = text.length();
                return null;
            }
            if (text.startsWith("<!--", at)) {
                skipTo("-->");
            } else if (text.startsWith("<![CDATA[", at)) {
                skipTo("]]>");
            } else if (text.charAt(at + 1) == '?') {
                skipTo("?>");
            } else if (text.charAt(at + 1) == '!') {
                skipDeclaration();
            } else if (Character.isLetter(text.charAt(at + 1)) || text.charAt(at + 1) == '/') {
                return tag();
            } else {
                at++;
            }
        }
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }

    /** A document type may hold declarations in brackets, with quoted texts that hold anything. */
    private void skipDeclaration() {
        int depth = 0;
        char quote = 0;
        for (; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (depth > 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (letter == '[') {
                depth++;
            } else if (letter == ']') {
                depth--;
            } else if (letter == '>' && depth <= 0) {
                at++;
                return;
            }
        }
    }

    private Tag tag() {
        int begin = lineOf(at);
        boolean end = text.charAt(at + 1) == '/';
        at += end ? 2 : 1;
        String name = word();
        Map<String, String> attributes = new HashMap<>();
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '>') {
                at++;
                return new Tag(name, attributes, end, false, true, begin);
            }
            if (letter == '/' && at + 1 < text.length() && text.charAt(at + 1) == '>') {
                at += 2;
                return new Tag(name, attributes, end, true, true, begin);
            }
            if (letter == '<') {
                return new Tag(name, attributes, end, false, false, begin);
            }
            if (isSpace(letter) || letter == '/' || letter == '=' || letter == '"' || letter == '\'') {
                at++;
            } else {
                attribute(attributes);
            }
        }
        return new Tag(name, attributes, end, false, false, begin);
    }

    private void attribute(Map<String, String> attributes) {
        String name = word();
        int afterName = at;
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '=') {
            at = Math.max(afterName, at);
            attributes.putIfAbsent(name, "");
            return;
        }
        at++;
        skipSpace();
        attributes.putIfAbsent(name, Parser.unescapeEntities(value(), true));
    }

    private String value() {
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote != '"' && quote != '\'') {
            int begin = at;
            while (at < text.length() && !isSpace(text.charAt(at)) && ">".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            boolean slash = at > begin && at < text.length() && text.charAt(at - 1) == '/' && text.charAt(at) == '>';
            at -= slash ? 1 : 0;
            return cut(begin, at);
        }
        int begin = ++at;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == quote && closes(at + 1)) {
                return cut(begin, at++);
            }
            if (letter == '<' && opensOutline(at)) {
                return cut(begin, at);
            }
            at++;
        }
        return cut(begin, at);
    }

    /** A quotation mark within a value is followed by more of it, one at its end is not. */
    private boolean closes(int after) {
        return after >= text.length()
                || isSpace(text.charAt(after))
                || text.charAt(after) == '/'
                || text.charAt(after) == '>'
                || text.charAt(after) == '?';
    }

    private boolean opensOutline(int bracket) {
        return text.regionMatches(true, bracket, "<outline", 0, 8)
                || text.regionMatches(true, bracket, "</outline", 0, 9);
    }

    private String word() {
        int begin = at;
        while (at < text.length() && !isSpace(text.charAt(at)) && "=/><\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, Math.min(at, begin + LONGEST_NAME)).toLowerCase(Locale.ROOT);
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private String cut(int begin, int end) {
        return text.substring(begin, Math.min(end, begin + LONGEST_VALUE));
    }

    private static boolean isSpace(char letter) {
        return letter <= ' ';
    }

    /** Lines are counted on the way: places are asked for in their order. */
    private int lineOf(int place) {
        for (; counted < place; counted++) {
            if (text.charAt(counted) == '\n' || (text.charAt(counted) == '\r' && !followedByFeed(counted))) {
                line++;
            }
        }
        return line;
    }

    private boolean followedByFeed(int place) {
        return place + 1 < text.length() && text.charAt(place + 1) == '\n';
    }
}
