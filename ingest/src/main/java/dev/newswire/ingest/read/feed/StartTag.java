package dev.newswire.ingest.read.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jsoup.parser.Parser;

/**
 * A start tag, read leniently: attributes without quotes or values are taken, of doubled ones the first.
 *
 * @param name qualified name as written
 * @param attributes by qualified name as written
 */
record StartTag(String name, Map<String, String> attributes) {

    /** {@code inner}: what stands between the angle brackets. Values stay as they are written. */
    static StartTag parse(String inner) {
        String tag = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        int end = 0;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end))) {
            end++;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        int at = end;
        while (at < tag.length()) {
            int from = skipSpace(tag, at);
            int to = from;
            while (to < tag.length() && tag.charAt(to) != '=' && !Character.isWhitespace(tag.charAt(to))) {
                to++;
            }
            String name = tag.substring(from, to);
            int equals = skipSpace(tag, to);
            String value = "";
            at = equals;
            if (equals < tag.length() && tag.charAt(equals) == '=') {
                int start = skipSpace(tag, equals + 1);
                char quote = start < tag.length() ? tag.charAt(start) : ' ';
                boolean quoted = quote == '"' || quote == '\'';
                int stop = quoted ? tag.indexOf(quote, start + 1) : unquoted(tag, start);
                stop = stop < 0 ? tag.length() : stop;
                value = tag.substring(Math.min(quoted ? start + 1 : start, stop), stop);
                at = quoted ? stop + 1 : stop;
            }
            if (!name.isEmpty()) {
                attributes.putIfAbsent(name, value);
            }
        }
        return new StartTag(tag.substring(0, end), attributes);
    }

    /** The same with the letters that its values mean: decoded, and references replaced. */
    StartTag read(UnaryOperator<String> decoder) {
        Map<String, String> read = new LinkedHashMap<>();
        attributes.forEach((name, value) -> read.put(name, Parser.unescapeEntities(decoder.apply(value), true)));
        return new StartTag(name, read);
    }

    /** The name without its prefix. */
    String local() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** An attribute, whatever the case of its name; empty when it is not there. */
    String attribute(String wanted) {
        return attributes.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static int unquoted(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
