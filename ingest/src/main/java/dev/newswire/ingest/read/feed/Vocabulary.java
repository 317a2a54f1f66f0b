package dev.newswire.ingest.read.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names under which the extensions of feeds are known here, whatever prefix a feed gives them. The core of RSS and
 * Atom has the empty name.
 */
final class Vocabulary {
    static final String CORE = "";
    static final String ATOM = "atom";

    /** Of no vocabulary that is read. */
    static final String UNKNOWN = "?";

    /** Prefixes of which feeds forget the declaration. */
    private static final Map<String, String> BY_PREFIX = Map.ofEntries(
            Map.entry("rss", CORE),
            Map.entry("a10", ATOM),
            Map.entry("atom10", ATOM),
            Map.entry("dct", "dcterms"),
            Map.entry("mrss", "media"),
            Map.entry("html", "xhtml"));

    private static final List<String> NAMES = List.of(
            ATOM,
            "dc",
            "dcterms",
            "content",
            "media",
            "itunes",
            "googleplay",
            "sy",
            "rdf",
            "slash",
            "feedburner",
            "pheedo",
            "prism",
            "xhtml",
            "admin",
            "image",
            "news");

    private static final Map<String, String> BY_URI = Stream.of(
                    row(
                            CORE,
                            "http://www.sitemaps.org/schemas/sitemap/0.9",
                            "http://www.google.com/schemas/sitemap/0.84",
                            "http://purl.org/rss/1.0/",
                            "http://purl.org/net/rss1.1#",
                            "http://my.netscape.com/rdf/simple/0.9/",
                            "http://channel.netscape.com/rdf/simple/0.9/",
                            "http://my.netscape.com/publish/formats/rss-0.91.dtd",
                            "http://backend.userland.com/rss",
                            "http://backend.userland.com/rss2",
                            "http://backend.userland.com/rss091",
                            "http://blogs.law.harvard.edu/tech/rss",
                            "http://cyber.law.harvard.edu/rss",
                            "http://www.rssboard.org/rss-specification",
                            "http://rssboard.org/rss-2.0"),
                    row(
                            ATOM,
                            "http://www.w3.org/2005/atom",
                            "https://www.w3.org/2005/atom",
                            "http://purl.org/atom/ns#",
                            "http://purl.org/atom/",
                            "http://purl.org/atom/1.0",
                            "http://purl.org/echo/ns#"),
                    row("dc", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"),
                    row("dcterms", "http://purl.org/dc/terms/"),
                    row("content", "http://purl.org/rss/1.0/modules/content/"),
                    row(
                            "media",
                            "http://search.yahoo.com/mrss",
                            "https://search.yahoo.com/mrss",
                            "http://video.search.yahoo.com/mrss",
                            "http://www.rssboard.org/media-rss"),
                    row(
                            "itunes",
                            "http://www.itunes.com/dtds/podcast-1.0.dtd",
                            "http://www.itunes.com/podcast-1.0.dtd"),
                    row("googleplay", "http://www.google.com/schemas/play-podcasts/1.0"),
                    row("sy", "http://purl.org/rss/1.0/modules/syndication/"),
                    row("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
                    row("slash", "http://purl.org/rss/1.0/modules/slash/"),
                    row("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
                    row("pheedo", "http://www.pheedo.com/namespace/pheedo"),
                    row(
                            "prism",
                            "http://prismstandard.org/namespaces/1.2/basic/",
                            "http://prismstandard.org/namespaces/basic/2.0/",
                            "http://purl.org/rss/1.0/modules/prism/"),
                    row("xhtml", "http://www.w3.org/1999/xhtml"),
                    row("admin", "http://webns.net/mvcb/"),
                    row(
                            "image",
                            "http://purl.org/rss/1.0/modules/image/",
                            "http://www.google.com/schemas/sitemap-image/1.1"),
                    row("news", "http://www.google.com/schemas/sitemap-news/0.9"))
            .flatMap(row -> row.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Vocabulary() {}

    private static Map<String, String> row(String name, String... uris) {
        return Stream.of(uris).collect(Collectors.toUnmodifiableMap(Vocabulary::plain, uri -> name));
    }

    /** The name of a namespace; that of its usual prefix where the namespace is not known or not declared. */
    static String of(@Nullable String uri, String prefix) {
        String name = uri == null ? null : BY_URI.get(plain(uri));
        if (name != null) {
            return name;
        }
        String usual = prefix.toLowerCase(Locale.ROOT);
        if (usual.isEmpty()) {
            return uri == null || uri.isBlank() || !uri.contains("://") ? CORE : UNKNOWN;
        }
        return BY_PREFIX.getOrDefault(usual, NAMES.contains(usual) ? usual : UNKNOWN);
    }

    /** Whether a namespace is that of a version of RSS or Atom. */
    static boolean isCore(String uri) {
        String name = BY_URI.get(plain(uri));
        return CORE.equals(name) || ATOM.equals(name);
    }

    /** Feeds differ in case and in the slash at the end. */
    private static String plain(String uri) {
        String lower = uri.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
