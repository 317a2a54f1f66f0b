package dev.newswire.ingest.read.feed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A start tag, read leniently: attributes without quotes or values are taken, doubled ones kept once.
 *
 * @param name qualified name as written
 * @param attributes as written, references included
 */
record StartTag(String name, Map<String, String> attributes) {

    /** {@code inner}: what stands between the angle brackets, without a closing slash. */
    static StartTag parse(String inner) {
        int end = 0;
        while (end < inner.length() && !Character.isWhitespace(inner.charAt(end))) {
            end++;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        int at = end;
        while (at < inner.length()) {
            int from = skipSpace(inner, at);
            int to = from;
            while (to < inner.length() && inner.charAt(to) != '=' && !Character.isWhitespace(inner.charAt(to))) {
                to++;
            }
            String name = inner.substring(from, to);
            int equals = skipSpace(inner, to);
            String value = "";
            at = equals;
            if (equals < inner.length() && inner.charAt(equals) == '=') {
                int start = skipSpace(inner, equals + 1);
                char quote = start < inner.length() ? inner.charAt(start) : ' ';
                boolean quoted = quote == '"' || quote == '\'';
                int stop = quoted ? inner.indexOf(quote, start + 1) : unquoted(inner, start);
                stop = stop < 0 ? inner.length() : stop;
                value = inner.substring(Math.min(quoted ? start + 1 : start, stop), stop);
                at = quoted ? stop + 1 : stop;
            }
            if (isName(name)) {
                attributes.putIfAbsent(name, value);
            }
        }
        return new StartTag(inner.substring(0, end), attributes);
    }

    /** The name without its prefix. */
    String local() {
        return name.substring(name.indexOf(':') + 1);
    }

    StartTag with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new StartTag(name, more);
    }

    /** The tag as XML. */
    String xml() {
        StringBuilder out = new StringBuilder("<").append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(XmlRepair.text(value).replace("\"", "&quot;").replace("<", "&lt;"))
                .append('"'));
        return out.append('>').toString();
    }

    static boolean isName(String text) {
        return !text.isEmpty()
                && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_')
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || ":_-.".indexOf(c) >= 0);
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
