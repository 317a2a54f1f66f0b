package dev.newswire.ingest.read.page;

import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Draft.FoundMedia;
import dev.newswire.schemas.DateOrigin;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Reads what a page's head says in meta elements, and a few attributes of its body. */
final class PageFacts {
    private static final List<String> PUBLISHED = List.of(
            "article:published_time",
            "article:published",
            "og:published_time",
            "datepublished",
            "date.issued",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "dc.date",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "publishdate",
            "publish-date",
            "publish_date",
            "pubdate",
            "publication_date",
            "cxenseparse:recs:publishtime",
            "date");
    private static final List<String> AUTHORS = List.of(
            "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator");
    private static final List<String> SUMMARIES = List.of("og:description", "description", "twitter:description");
    private static final List<String> SECTIONS = List.of("article:section", "parsely-section", "section");
    private static final List<String> KEYWORDS = List.of("article:tag", "news_keywords", "keywords", "parsely-tags");

    private static final int MOST = 50;

    private PageFacts() {}

    static void into(Draft draft, Document page, MetaElements metas) {
        SUMMARIES.forEach(name -> draft.summary(Markup.text(metas.first(name))));
        Element root = page.selectFirst("html");
        if (root != null) {
            draft.language(tag(root.attr("lang"))).language(tag(root.attr("xml:lang")));
        }
        draft.language(tag(page.select("meta[http-equiv=content-language]").attr("content")));
        draft.language(tag(metas.first("og:locale")));
        draft.sourceName(metas.first("og:site_name"));
        for (String name : PUBLISHED.subList(0, 3)) {
            draft.published(metas.first(name), DateOrigin.META);
        }
        SECTIONS.forEach(name -> draft.category(metas.first(name)));
        for (String name : KEYWORDS) {
            metas.all(name).forEach(content -> {
                for (String keyword : content.split("[,;]", -1)) {
                    draft.category(keyword);
                }
            });
        }
    }

    /** What is asked when the better places were silent. */
    static void lastResorts(Draft draft, Document page, MetaElements metas) {
        PUBLISHED.forEach(name -> draft.published(metas.first(name), DateOrigin.META));
        for (Element time : page.select("[itemprop=datePublished], time[pubdate], time[datetime]")) {
            draft.published(time.hasAttr("datetime") ? time.attr("datetime") : time.attr("content"), DateOrigin.META);
        }
        if (!draft.hasAuthors()) {
            for (String name : AUTHORS) {
                metas.all(name).stream().filter(PageFacts::isName).forEach(draft::author);
            }
        }
        if (!draft.hasAuthors()) {
            for (Element author : first(page.select("[itemprop=author], a[rel=author]"))) {
                Element name = author.selectFirst("[itemprop=name]");
                String text =
                        name == null ? author.text() : name.hasAttr("content") ? name.attr("content") : name.text();
                if (isName(text)) {
                    draft.author(text);
                }
            }
        }
        VisibleByline.into(draft, page, !draft.hasAuthors());
        String image = metas.first("og:image");
        if (image != null) {
            draft.media(new FoundMedia(image, metas.first("og:image:type"), null, null));
        }
    }

    /** What a page repeats a thousand times it does not mean. */
    private static List<Element> first(Elements found) {
        return found.subList(0, Math.min(found.size(), MOST));
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= 120 && !text.contains("://") && !text.startsWith("@");
    }

    /** Facebook's {@code de_DE} as BCP 47. */
    private static @Nullable String tag(@Nullable String language) {
        return language == null ? null : language.strip().replace('_', '-');
    }
}
