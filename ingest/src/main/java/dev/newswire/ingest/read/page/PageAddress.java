package dev.newswire.ingest.read.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.ingest.identity.CanonicalUrl;
import dev.newswire.ingest.item.Draft;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the one address of a page. */
final class PageAddress {

    private PageAddress() {}

    /** What the page calls canonical, else og:url, else JSON-LD's, else where it was fetched from. */
    static void into(Draft draft, Document page, List<JsonNode> articles, @Nullable String fetched) {
        List<String> claims = new ArrayList<>();
        for (Element link : page.select("link[rel~=(?i)\\bcanonical\\b][href]")) {
            claims.add(link.attr("href"));
        }
        for (Element meta : page.select("meta[property=og:url][content], meta[name=og:url][content]")) {
            claims.add(meta.attr("content"));
        }
        for (JsonNode article : articles) {
            for (String name : new String[] {"url", "mainEntityOfPage", "@id"}) {
                JsonNode value = article.path(name);
                claims.add(value.isObject() ? value.path("@id").asText("") : value.asText(""));
            }
        }
        Element baseElement = page.selectFirst("base[href]");
        String base = baseElement == null
                ? fetched
                : CanonicalUrl.resolve(fetched, baseElement.attr("href")).orElse(fetched);
        List<String> found = new ArrayList<>();
        claims.forEach(claim -> CanonicalUrl.resolve(base, claim).ifPresent(found::add));
        if (fetched != null) {
            found.add(fetched);
        }
        draft.base(base);
        // A few sites call their front page the canonical address of everything.
        Optional<String> best =
                found.stream().filter(PageAddress::notTheFrontPage).findFirst();
        best.or(() -> found.stream().findFirst()).ifPresent(draft::url);
    }

    private static boolean notTheFrontPage(String address) {
        URI parts = URI.create(address);
        return parts.getRawPath().length() > 1 || parts.getRawQuery() != null;
    }
}
