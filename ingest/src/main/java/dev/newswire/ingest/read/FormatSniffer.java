package dev.newswire.ingest.read;

import dev.newswire.ingest.read.charset.TextDecoder;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;

/**
 * Tells the format of a stream by its first bytes; only when these could be any text does the file name's extension
 * decide.
 */
final class FormatSniffer {
    private static final Map<String, Format> EXTENSIONS = Map.ofEntries(
            Map.entry("json", Format.JSON),
            Map.entry("jsonld", Format.JSON),
            Map.entry("ndjson", Format.NDJSON),
            Map.entry("jsonl", Format.NDJSON),
            Map.entry("html", Format.HTML),
            Map.entry("htm", Format.HTML),
            Map.entry("xhtml", Format.HTML),
            Map.entry("rss", Format.FEED),
            Map.entry("atom", Format.FEED),
            Map.entry("rdf", Format.FEED),
            Map.entry("xml", Format.FEED));

    private static final String[] HTML_STARTS = {
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<article",
        "<main",
        "<div",
        "<p>",
        "<p ",
        "<h1",
        "<section",
        "<script",
        "<table",
        "<span",
        "<figure",
        "<img",
        "<header",
        "<style",
        "<link "
    };

    private FormatSniffer() {}

    /** {@code name} is the file's without {@code .gz}; it may be anything. */
    static Format of(byte[] head, String name) {
        Charset charset = TextDecoder.charset(head, head.length, null, false);
        int mark = TextDecoder.markLength(head, head.length);
        String text = new String(head, mark, head.length - mark, charset).stripLeading();
        if (text.startsWith("WARC/")) {
            return Format.WARC;
        }
        Format extension = extension(name);
        if (text.startsWith("<")) {
            return markup(text, extension);
        }
        if (text.startsWith("{")) {
            return object(text, extension);
        }
        if (text.startsWith("[")) {
            return array(text, extension);
        }
        return extension;
    }

    private static Format extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return EXTENSIONS.getOrDefault(extension, Format.TEXT);
    }

    private static Format markup(String text, Format extension) {
        String start = text.substring(0, Math.min(text.length(), 8192)).toLowerCase(Locale.ROOT);
        int at = root(start);
        for (String feed : new String[] {"<rss", "<feed", "<rdf:rdf", "<channel", "<atom:feed"}) {
            if (start.startsWith(feed, at)) {
                return Format.FEED;
            }
        }
        if (start.startsWith("<urlset", at) || start.startsWith("<sitemapindex", at)) {
            return Format.SITEMAP;
        }
        for (String html : HTML_STARTS) {
            if (start.startsWith(html, at)) {
                return Format.HTML;
            }
        }
        if (extension != Format.TEXT) {
            return extension == Format.FEED || extension == Format.HTML ? extension : Format.HTML;
        }
        return start.startsWith("<?xml") || start.startsWith("<!doctype rss") ? Format.FEED : Format.TEXT;
    }

    /** Where the first element begins, past declarations and comments. */
    private static int root(String text) {
        int at = 0;
        while (text.startsWith("<?", at) || text.startsWith("<!--", at) || text.startsWith("<!doctype", at)) {
            if (text.startsWith("<!doctype html", at)) {
                // XHTML; everything else with a document type is XML.
                return at;
            }
            String end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : ">";
            int to = text.indexOf(end, at);
            int bracket = text.indexOf('[', at);
            if (end.equals(">") && bracket >= 0 && bracket < to) {
                to = text.indexOf("]>", bracket);
                end = "]>";
            }
            if (to < 0) {
                return at;
            }
            at = to + end.length();
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private static Format object(String text, Format extension) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end).stripTrailing();
        if (extension == Format.NDJSON && line.length() > 1) {
            return Format.NDJSON;
        }
        int version = text.indexOf("\"version\"");
        if (version >= 0 && text.startsWith("jsonfeed.org/", skipTo(text, version, "jsonfeed.org/"))) {
            return Format.JSON_FEED;
        }
        if (end < 0) {
            // One line so far: read line by line it is the same, unless it is broken and more lines follow.
            return extension == Format.JSON ? Format.JSON : Format.NDJSON;
        }
        if (line.length() == 1) {
            return Format.JSON;
        }
        // A line that is whole and the only one yet, or is followed by another that opens an object, is one of many.
        String rest = text.substring(end).stripLeading();
        boolean first = line.endsWith("}") && (rest.isEmpty() ? extension != Format.JSON : rest.startsWith("{"));
        return first || rest.startsWith("{\"") ? Format.NDJSON : Format.JSON;
    }

    private static int skipTo(String text, int from, String wanted) {
        int at = text.indexOf(wanted, from);
        return at >= 0 && at - from < 40 ? at : from;
    }

    /** Texts begin with a bracket too ("[London]"); JSON goes on with a value's first letter. */
    private static Format array(String text, Format extension) {
        String next = text.substring(1).stripLeading();
        boolean value = next.isEmpty() || "{[\"]".indexOf(next.charAt(0)) >= 0;
        return extension == Format.JSON || extension == Format.NDJSON
                ? (extension == Format.NDJSON && value ? Format.JSON : extension)
                : value && !next.isEmpty() ? Format.JSON : extension;
    }
}
