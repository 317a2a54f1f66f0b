package dev.newswire.ingest.read.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds a page's title, without the name of the site that many put behind it. */
final class PageTitle {
    private static final List<String> SEPARATORS =
            List.of(" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " / ");
    private static final int SHORTEST = 10;
    private static final int HEADINGS = 20;

    private PageTitle() {}

    /** og:title, else JSON-LD's headline, else the only h1, else the title element; null when all are empty. */
    static @Nullable String of(Document page, MetaElements metas, List<JsonNode> articles) {
        String site = metas.first("og:site_name");
        String open = metas.first("og:title");
        if (open != null) {
            return withoutSite(open, site, false);
        }
        for (JsonNode article : articles) {
            String headline = article.path("headline").asText("");
            if (!headline.isBlank()) {
                return headline;
            }
        }
        Element heading = heading(page);
        if (heading != null && heading.hasText() && heading.text().length() >= SHORTEST) {
            return heading.text();
        }
        String title = page.title();
        if (title.isBlank()) {
            return heading != null && heading.hasText() ? heading.text() : null;
        }
        return withoutSite(title, site, true);
    }

    /** The first heading within an article, else the first. No descendant selectors: they are slow in deep nesting. */
    private static @Nullable Element heading(Document page) {
        List<Element> headings =
                page.select("h1, [itemprop=headline]").stream().limit(HEADINGS).toList();
        return headings.stream()
                .filter(heading -> heading.closest("article, main, [itemprop=headline]") != null)
                .findFirst()
                .orElse(headings.isEmpty() ? null : headings.get(0));
    }

    /** {@code guess} says that a short last part is taken for a site even when nothing names the site. */
    private static String withoutSite(String title, @Nullable String site, boolean guess) {
        int cut = -1;
        int width = 0;
        for (String separator : SEPARATORS) {
            int at = title.lastIndexOf(separator);
            if (at > cut) {
                cut = at;
                width = separator.length();
            }
        }
        if (cut < 0) {
            return title;
        }
        String front = title.substring(0, cut).strip();
        String last = title.substring(cut + width).strip();
        boolean named = site != null && last.toLowerCase(Locale.ROOT).contains(site.toLowerCase(Locale.ROOT));
        boolean brief = guess && last.length() < front.length() && last.split("\\s+", 6).length <= 4;
        return (named || brief) && front.length() >= SHORTEST ? front : title;
    }
}
