package dev.newswire.ingest.fetch.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code Link} fields (RFC 8288, appendix B). Lenient and linear: what is malformed is skipped to the next link.
 */
public final class LinkField {
    private static final int MOST_LINKS = 100;

    /**
     * One link.
     *
     * @param target as written, relative perhaps
     * @param relations in lower case
     * @param type media type in lower case; empty text when none is named
     * @param anchored true when the link is not from the document but from another place
     */
    public record Link(String target, List<String> relations, String type, boolean anchored) {}

    private final String text;
    private int at;

    private LinkField(String text) {
        this.text = text;
    }

    /** At most the first hundred links of a header. */
    public static List<Link> of(HeaderFields answer) {
        List<Link> found = new ArrayList<>();
        for (String value : answer.all("Link")) {
            new LinkField(value).into(found);
        }
        return found;
    }

    private void into(List<Link> found) {
        while (found.size() < MOST_LINKS) {
            int open = text.indexOf('<', at);
            int close = open < 0 ? -1 : text.indexOf('>', open);
            if (close < 0) {
                return;
            }
            at = close + 1;
            Map<String, String> parameters = parameters();
            String relations = parameters.getOrDefault("rel", "").toLowerCase(Locale.ROOT);
            found.add(new Link(
                    text.substring(open + 1, close).strip(),
                    Arrays.stream(relations.split("[ \t]+"))
                            .filter(relation -> !relation.isEmpty())
                            .toList(),
                    parameters.getOrDefault("type", "").toLowerCase(Locale.ROOT),
                    parameters.containsKey("anchor")));
        }
    }

    /** Up to the comma before the next link; of parameters of one name the first counts. */
    private Map<String, String> parameters() {
        Map<String, String> found = new LinkedHashMap<>();
        while (at < text.length() && text.charAt(at) != ',') {
            if (text.charAt(at) == ';') {
                at++;
                String name = token().toLowerCase(Locale.ROOT);
                skipSpace();
                String value = "";
                if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    skipSpace();
                    value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
                }
                found.putIfAbsent(name, value);
            } else {
                at++;
            }
        }
        return found;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private String token() {
        skipSpace();
        int from = at;
        while (at < text.length() && "=;, \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
            at++;
        }
        at++;
        return value.toString();
    }
}
