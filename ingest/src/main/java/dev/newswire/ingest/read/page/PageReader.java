package dev.newswire.ingest.read.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.read.json.JsonArticles;
import dev.newswire.ingest.read.json.JsonMapping;
import dev.newswire.ingest.read.json.JsonValues;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateOrigin;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads an HTML page as one item: what its head and its JSON-LD say, and of its body the article, as plain HTML.
 * Knows no site. Immutable and safe for many threads.
 */
public final class PageReader {
    private static final int LONG = 1_000;

    private final JsonValues json;

    /** @param longest most letters a text within JSON-LD may have */
    public PageReader(int longest) {
        this.json = new JsonValues(longest);
    }

    /**
     * Adds all that the page says to the draft.
     *
     * @param address where the page was fetched from; null when that is not known
     */
    public Draft read(String html, @Nullable String address, Draft draft) {
        Document page = Jsoup.parse(html, address == null ? "" : address);
        page.outputSettings().prettyPrint(false);
        MetaElements metas = MetaElements.of(page);
        List<JsonNode> articles = articles(page);
        PageAddress.into(draft, page, articles, address);
        draft.format(BodyFormat.HTML);
        String title = PageTitle.of(page, metas, articles);
        String summary = metas.first("og:description");
        draft.title(Markup.text(title));
        PageFacts.into(draft, page, metas);
        // The body comes before JSON-LD's pictures, since it knows their captions.
        body(draft, page, articles, title == null ? "" : title, summary == null ? "" : summary);
        articles.forEach(article -> JsonMapping.facts(draft, article, DateOrigin.META));
        PageFacts.lastResorts(draft, page, metas);
        for (JsonNode article : articles) {
            draft.summary(Markup.text(article.path("description").asText("")));
        }
        return draft;
    }

    private static void body(Draft draft, Document page, List<JsonNode> articles, String title, String summary) {
        String stated = articles.stream()
                .map(article -> article.path("articleBody").asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        String text = stated.indexOf('<') < 0 ? stated : Jsoup.parse(stated).text();
        Element main = MainElement.of(page, text, title);
        PageMedia.into(draft, main);
        // Some pages show their article only after a script has run, but state it for machines.
        boolean hollow =
                text.length() > 2 * main.text().length() || (text.length() > LONG && !StatedText.isIn(main, text));
        draft.body(
                !hollow
                        ? CleanBody.of(ArticleBlocks.of(BlockReader.read(main), title, summary))
                        : text.equals(stated) ? Markup.paragraphs(stated) : stated);
    }

    private List<JsonNode> articles(Document page) {
        List<JsonNode> found = new ArrayList<>();
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                found.addAll(JsonArticles.in(json.parse(script.data())));
            } catch (JsonProcessingException broken) {
                // Common, and no reason to refuse the page, which says the same in its own words.
            }
        }
        return found;
    }
}
