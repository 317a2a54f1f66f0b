package dev.newswire.ingest.discover;

import dev.newswire.ingest.read.charset.TextDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * What a fetched document is, by its beginning. Media types are not asked, since servers mislabel feeds. Pure.
 */
enum DocumentKind {
    FEED,
    NEWS_SITEMAP,
    SITEMAP,
    SITEMAP_INDEX,
    HTML,
    OTHER;

    private static final int LOOKED_AT = 64 * 1024;
    private static final String NEWS = "schemas/sitemap-news";

    static DocumentKind of(byte[] body) {
        byte[] head = head(body);
        String text = new String(head, TextDecoder.charset(head, head.length, null, false));
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.stripLeading().startsWith("{")) {
            return lower.contains("jsonfeed.org/version/") ? FEED : OTHER;
        }
        return switch (root(lower)) {
            case "rss", "rdf", "feed" -> FEED;
            case "urlset" -> lower.contains(NEWS) ? NEWS_SITEMAP : SITEMAP;
            case "sitemapindex" -> SITEMAP_INDEX;
            case "" -> OTHER;
            default ->
                lower.contains("<html") || lower.contains("<!doctype html") || lower.contains("<head") ? HTML : OTHER;
        };
    }

    /** The beginning, unpacked where the file itself is compressed, as sitemaps are. */
    static byte[] head(byte[] body) {
        if (body.length < 3 || (body[0] & 0xFF) != 0x1F || (body[1] & 0xFF) != 0x8B) {
            return body.length <= LOOKED_AT ? body : Arrays.copyOf(body, LOOKED_AT);
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(LOOKED_AT);
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    /** The local name of the first element; declarations, comments and rubbish before it do not count. */
    private static String root(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            if (text.startsWith("<!--", at)) {
                int end = text.indexOf("-->", at);
                at = end < 0 ? -1 : text.indexOf('<', end);
            } else if (Character.isLetter(text.charAt(at + 1))) {
                int end = at + 1;
                while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                String name = text.substring(at + 1, end);
                return name.substring(name.indexOf(':') + 1);
            } else {
                at = text.indexOf('<', at + 1);
            }
        }
        return "";
    }
}
