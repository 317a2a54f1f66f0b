package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.identity.CanonicalUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Links of an entry or a feed, in RSS, Atom and CDF. Addresses are absolute where their base is known. */
final class FeedLinks {

    private FeedLinks() {}

    /** Addresses of the page that an entry or feed stands for, the likeliest first. */
    static Stream<String> alternates(FeedElement parent) {
        // Of an Atom entry's alternates the HTML one is the page; others are its JSON, its PDF.
        Stream<FeedElement> typed = parent.all("link", "atom:link")
                .filter(link ->
                        alternate(link) && html(link) && !link.attribute("href").isEmpty());
        Stream<FeedElement> any = parent.all("link", "atom:link")
                .filter(link -> alternate(link) && !link.attribute("href").isEmpty());
        Stream<String> written = parent.all("link")
                .filter(link -> link.attribute("href").isEmpty())
                .map(FeedLinks::text);
        Stream<String> rss = parent.scope().atom() ? Stream.empty() : written;
        return Stream.of(
                        rss,
                        typed.map(FeedLinks::href),
                        any.map(FeedLinks::href),
                        parent.scope().atom() ? parent.all("link").map(FeedLinks::text) : Stream.<String>empty(),
                        Stream.of(absolute(parent, parent.attribute("href"))),
                        parent.all("a").map(FeedLinks::href))
                .flatMap(links -> links)
                .filter(link -> !link.isBlank());
    }

    /** Addresses of links with that relation. */
    static Stream<String> related(FeedElement parent, String relation) {
        return parent.all("link", "atom:link")
                .filter(link -> relation(link).equals(relation))
                .map(FeedLinks::href)
                .filter(link -> !link.isBlank());
    }

    static String relation(FeedElement link) {
        String relation = link.attribute("rel").toLowerCase(Locale.ROOT);
        String registry = "http://www.iana.org/assignments/relation/";
        return relation.startsWith(registry) ? relation.substring(registry.length()) : relation;
    }

    static String href(FeedElement link) {
        return absolute(link, link.attribute("href"));
    }

    private static String text(FeedElement link) {
        return absolute(link, link.text());
    }

    static String absolute(FeedElement at, String address) {
        if (address.isEmpty() || address.startsWith("http://") || address.startsWith("https://")) {
            return address;
        }
        Optional<String> absolute = CanonicalUrl.resolve(at.base(), address);
        return absolute.orElse(address);
    }

    private static boolean alternate(FeedElement link) {
        String relation = relation(link);
        return relation.isEmpty() || relation.equals("alternate");
    }

    private static boolean html(FeedElement link) {
        String type = link.attribute("type").toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.contains("html");
    }
}
