package dev.newswire.ingest.discover;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.WebLink;
import dev.newswire.ingest.read.charset.CharsetLabel;
import dev.newswire.ingest.read.charset.TextDecoder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the addresses in a page that may be feeds. Immutable. */
final class PageLinks {
    private static final Set<String> FEED_TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/x.atom+xml",
            "application/x-rss+xml",
            "text/rss+xml",
            "text/rss",
            "application/xml",
            "text/xml");
    private static final Set<String> ENDINGS = Set.of("rss", "xml", "atom", "rdf", "feed", "feeds");
    private static final Set<String> WORDS = Set.of("rss", "feed", "feeds", "atom", "rss2", "rdf", "newsfeed");
    private static final int MOST = 10;

    private final FetchOutcome.Fetched fetched;
    private final Document page;

    PageLinks(FetchOutcome.Fetched fetched) {
        this.fetched = fetched;
        byte[] body = fetched.body();
        String html = TextDecoder.decode(
                        body,
                        fetched.facts()
                                .charset()
                                .or(() -> CharsetLabel.declaredIn(body, body.length))
                                .orElse(null))
                .text();
        this.page = Jsoup.parse(html, fetched.facts().url().toString());
    }

    /** What the page declares to be feeds of it, in its header and its head, in their order. */
    List<Candidate> declared() {
        Map<URI, Candidate> found = new LinkedHashMap<>();
        for (WebLink link : fetched.facts().links()) {
            if (link.is("alternate") && link.type().filter(FEED_TYPES::contains).isPresent()) {
                found.putIfAbsent(link.target(), Candidate.of(link.target()));
            }
        }
        for (Element link : page.getElementsByTag("link")) {
            List<String> relations =
                    Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1));
            String type = link.attr("type").toLowerCase(Locale.ROOT).strip();
            boolean feed = relations.contains("feed")
                    || (relations.contains("alternate") && FEED_TYPES.contains(parameterless(type)));
            if (feed) {
                address(link)
                        .ifPresent(url -> found.putIfAbsent(
                                url,
                                new Candidate(
                                        url, Optional.of(link.attr("title")).filter(title -> !title.isBlank()))));
            }
        }
        return first(found);
    }

    /** Links in the page's text that look like feeds. */
    List<Candidate> linked() {
        Map<URI, Candidate> found = new LinkedHashMap<>();
        for (Element anchor : page.getElementsByTag("a")) {
            address(anchor).filter(PageLinks::feedLike).ifPresent(url -> found.putIfAbsent(url, Candidate.of(url)));
        }
        return first(found);
    }

    private static List<Candidate> first(Map<URI, Candidate> found) {
        List<Candidate> all = new ArrayList<>(found.values());
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static String parameterless(String type) {
        int semicolon = type.indexOf(';');
        return semicolon < 0 ? type : type.substring(0, semicolon).strip();
    }

    private static Optional<URI> address(Element link) {
        String absolute = link.absUrl("href").strip();
        String plain = absolute.startsWith("feed:")
                ? absolute.substring("feed:".length()).replaceFirst("^//", "https://")
                : absolute;
        int hash = plain.indexOf('#');
        try {
            URI url = URI.create((hash < 0 ? plain : plain.substring(0, hash)).replace(" ", "%20"));
            return "http".equals(url.getScheme()) || "https".equals(url.getScheme())
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** True for addresses whose path ends as feeds do, or has a segment that is called as they are. */
    static boolean feedLike(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath().toLowerCase(Locale.ROOT);
        String query = url.getRawQuery() == null ? "" : url.getRawQuery().toLowerCase(Locale.ROOT);
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean ending = last.indexOf('.') >= 0 && ENDINGS.contains(last.substring(last.lastIndexOf('.') + 1));
        return ending
                || Arrays.stream(path.split("/", -1)).anyMatch(WORDS::contains)
                || query.startsWith("feed=")
                || query.contains("format=rss")
                || query.contains("format=feed");
    }
}
