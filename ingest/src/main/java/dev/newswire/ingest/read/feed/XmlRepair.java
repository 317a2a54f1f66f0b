package dev.newswire.ingest.read.feed;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * Makes the text of an XML fragment legal without touching its structure: HTML's named entities become letters, other
 * ampersands are escaped, letters that XML forbids become U+FFFD. No entity of a document type is ever expanded.
 */
final class XmlRepair {
    private static final Set<String> OWN = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final String CDATA = "<![CDATA[";
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int LONGEST_NAME = 32;

    private XmlRepair() {}

    static String text(String xml) {
        StringBuilder out = new StringBuilder(xml.length() + 64);
        int at = 0;
        while (at < xml.length()) {
            char letter = xml.charAt(at);
            if (letter == '<' && xml.startsWith(CDATA, at)) {
                int end = xml.indexOf("]]>", at);
                int to = end < 0 ? endTags(xml, at) : end + 3;
                legal(xml, at, to, out);
                out.append(end < 0 ? "]]>" : "");
                at = to;
            } else if (letter == '<') {
                int open = openQuote(xml, at);
                if (open > 0) {
                    // A value without its closing quote: the tag ends where its first bracket stands.
                    legal(xml, at, open, out);
                    out.append('>');
                    at = xml.indexOf('>', open) + 1;
                } else {
                    out.append(letter);
                    at++;
                }
            } else if (letter == '&') {
                at = reference(xml, at, out);
            } else {
                legal(xml, at, at + 1, out);
                at++;
            }
        }
        return out.toString();
    }

    /** Where the end tags at the end of a text begin: what a CDATA section that never ends has swallowed of its entry. */
    private static int endTags(String xml, int from) {
        int at = xml.length();
        for (int tags = 0; tags < 2; tags++) {
            int end = at;
            while (end > from && Character.isWhitespace(xml.charAt(end - 1))) {
                end--;
            }
            int open = end > from && xml.charAt(end - 1) == '>' ? xml.lastIndexOf("</", end - 1) : -1;
            if (open <= from || xml.substring(open + 2, end - 1).chars().anyMatch(c -> c == '<' || c == '>')) {
                break;
            }
            at = open;
        }
        return at;
    }

    /** Where in a tag the attribute begins whose quote is not closed before the next tag; 0 when all are. */
    private static int openQuote(String xml, int tag) {
        boolean start = tag + 1 < xml.length() && Character.isLetter(xml.charAt(tag + 1));
        int quote = 0;
        int attribute = 0;
        boolean bracket = false;
        for (int at = tag + 1; start && at < xml.length(); at++) {
            char letter = xml.charAt(at);
            if (letter == '<' || (quote == 0 && letter == '>')) {
                return letter == '<' && bracket ? attribute : 0;
            }
            bracket |= letter == '>';
            if (quote == 0 && Character.isWhitespace(letter)) {
                attribute = at;
            } else if (quote == 0 && (letter == '"' || letter == '\'') && attribute > 0) {
                quote = letter;
            } else if (quote == letter) {
                quote = 0;
                bracket = false;
            }
        }
        return 0;
    }

    /** Copies what XML 1.0 allows (production 2) and replaces what it forbids. */
    private static void legal(String xml, int from, int to, StringBuilder out) {
        for (int at = from; at < to; at++) {
            char letter = xml.charAt(at);
            boolean paired = Character.isHighSurrogate(letter)
                    ? at + 1 < xml.length() && Character.isLowSurrogate(xml.charAt(at + 1))
                    : Character.isLowSurrogate(letter) && at > 0 && Character.isHighSurrogate(xml.charAt(at - 1));
            boolean allowed = letter >= 0x20
                    ? (Character.isSurrogate(letter) ? paired : letter < 0xFFFE)
                    : letter == '\t' || letter == '\n' || letter == '\r';
            // Controls of Latin-1 are in truth windows-1252's quotes and dashes, once decoded wrongly.
            boolean control = letter >= 0x80 && letter < 0xA0;
            out.append(control ? western(letter) : allowed ? letter : '\uFFFD');
        }
    }

    private static char western(int code) {
        return new String(new byte[] {(byte) code}, WESTERN).charAt(0);
    }

    private static int reference(String xml, int at, StringBuilder out) {
        int end = at + 1;
        while (end < xml.length() && end - at <= LONGEST_NAME && isName(xml.charAt(end))) {
            end++;
        }
        boolean closed = end < xml.length() && xml.charAt(end) == ';' && end > at + 1;
        String name = xml.substring(at + 1, end);
        if (closed && name.startsWith("#")) {
            out.append(number(name.substring(1)));
            return end + 1;
        }
        if (closed && OWN.contains(name)) {
            out.append(xml, at, end + 1);
            return end + 1;
        }
        if (closed) {
            String reference = xml.substring(at, end + 1);
            String letters = Parser.unescapeEntities(reference, true);
            if (!letters.equals(reference)) {
                out.append(letters.replace("&", "&amp;").replace("<", "&lt;"));
                return end + 1;
            }
        }
        out.append("&amp;");
        return at + 1;
    }

    private static boolean isName(char letter) {
        return letter == '#' || (letter < 0x80 && Character.isLetterOrDigit(letter));
    }

    /** A numeric reference, in the way HTML reads it: 128 to 159 mean windows-1252. */
    private static String number(String digits) {
        String lower = digits.toLowerCase(Locale.ROOT);
        boolean hex = lower.startsWith("x");
        String plain = hex ? lower.substring(1) : lower;
        int code = 0xFFFD;
        try {
            code = plain.length() > 8 ? code : Integer.parseInt(plain, hex ? 16 : 10);
        } catch (NumberFormatException notANumber) {
            return "&amp;#" + digits + ";";
        }
        if (code >= 0x80 && code < 0xA0) {
            code = western(code);
        }
        boolean legal = code == '\t'
                || code == '\n'
                || code == '\r'
                || (code >= 0x20 && code < 0xD800)
                || (code >= 0xE000 && code < 0xFFFE)
                || (code >= 0x10000 && code <= 0x10FFFF);
        return "&#" + (legal ? code : 0xFFFD) + ";";
    }
}
