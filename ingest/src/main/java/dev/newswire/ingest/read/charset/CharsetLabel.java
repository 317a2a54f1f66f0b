package dev.newswire.ingest.read.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Charset names as the web means them (WHATWG Encoding, section 4.2): who writes {@code iso-8859-1} sends windows-1252,
 * who writes {@code gb2312} sends GB18030.
 */
public final class CharsetLabel {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("tis620", "x-windows-874"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("mac-cyrillic", "x-MacCyrillic"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("maccyrillic", "x-MacCyrillic"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode", "UTF-8"));

    private static final String MARKUP = "<!-?>&;/=\"' abcxyzABCXYZ0123456789[]";

    private CharsetLabel() {}

    /** Empty for null and for names of no charset. */
    public static Optional<Charset> charset(@Nullable String label) {
        if (label == null) {
            return Optional.empty();
        }
        String name = label.strip().toLowerCase(Locale.ROOT);
        String meant = MEANT.getOrDefault(name, name);
        try {
            return Charset.isSupported(meant) ? Optional.of(Charset.forName(meant)) : Optional.empty();
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /**
     * What a document says about itself in its first bytes: the XML declaration's encoding or the first {@code meta}
     * with a charset. A declaration that is readable as ASCII cannot truthfully name UTF-16, so that is taken as UTF-8.
     */
    public static Optional<Charset> declaredIn(byte[] head, int length) {
        String ascii =
                new String(head, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int xml = ascii.indexOf("<?xml");
        if (xml >= 0 && xml < 8) {
            int end = ascii.indexOf("?>", xml);
            Optional<Charset> declared = charset(value(end < 0 ? ascii : ascii.substring(xml, end), "encoding"));
            if (declared.isPresent()) {
                return declared.map(CharsetLabel::readable);
            }
        }
        int at = ascii.indexOf("<meta");
        while (at >= 0) {
            int end = ascii.indexOf('>', at);
            Optional<Charset> declared =
                    charset(value(end < 0 ? ascii.substring(at) : ascii.substring(at, end), "charset"));
            if (declared.isPresent()) {
                return declared.map(CharsetLabel::readable);
            }
            at = ascii.indexOf("<meta", at + 5);
        }
        return Optional.empty();
    }

    /** The charset parameter of a Content-Type. */
    public static Optional<Charset> ofContentType(@Nullable String contentType) {
        return contentType == null ? Optional.empty() : charset(value(contentType.toLowerCase(Locale.ROOT), "charset"));
    }

    /**
     * Whether a byte that is an ASCII letter always stands for it, at least for those that markup consists of. UTF-16,
     * UTF-32, EBCDIC and the charsets that shift between tables do not keep to that.
     */
    public static boolean extendsAscii(Charset charset) {
        String name = charset.name();
        return charset.canEncode()
                && !name.contains("2022")
                && !name.startsWith("UTF-7")
                && !name.equals("x-Johab")
                && Arrays.equals(MARKUP.getBytes(charset), MARKUP.getBytes(StandardCharsets.US_ASCII));
    }

    private static Charset readable(Charset declared) {
        return declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32")
                ? StandardCharsets.UTF_8
                : declared;
    }

    /** What stands behind {@code name=}, with or without quotes; null when nothing does. */
    private static @Nullable String value(String text, String name) {
        int at = text.indexOf(name);
        while (at >= 0) {
            int from = skipSpace(text, at + name.length());
            if (from < text.length() && text.charAt(from) == '=') {
                from = skipSpace(text, from + 1);
                int to = from;
                while (to < text.length() && "\"' ;>/\t\r\n".indexOf(text.charAt(to)) < 0) {
                    to++;
                }
                if (to == from && to < text.length() && (text.charAt(to) == '"' || text.charAt(to) == '\'')) {
                    from = to + 1;
                    to = from;
                    while (to < text.length() && "\"'; \t\r\n".indexOf(text.charAt(to)) < 0) {
                        to++;
                    }
                }
                return text.substring(from, to);
            }
            at = text.indexOf(name, at + 1);
        }
        return null;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
