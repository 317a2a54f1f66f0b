package dev.newswire.sink.postgres;

import java.util.List;

/** PostgreSQL's text form of a one-dimensional {@code text[]}. */
final class ArrayLiteral {

    private ArrayLiteral() {}

    /** Every element quoted, so that none can be read as NULL, a number or a delimiter. */
    static String of(List<String> elements) {
        StringBuilder literal = new StringBuilder("{");
        for (String element : elements) {
            literal.append(literal.length() > 1 ? ",\"" : "\"");
            String safe = SafeText.text(element);
            for (int i = 0; i < safe.length(); i++) {
                char unit = safe.charAt(i);
                if (unit == '"' || unit == '\\') {
                    literal.append('\\');
                }
                literal.append(unit);
            }
            literal.append('"');
        }
        return literal.append('}').toString();
    }
}
