package dev.newswire.ingest.read.page;

import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Draft.FoundMedia;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the pictures of an article with their captions. */
final class PageMedia {
    private static final String CREDIT =
            "[itemprop=copyrightHolder], [itemprop=creditText], [class*=credit], cite, small";

    private static final int MOST = 200;

    private PageMedia() {}

    static void into(Draft draft, Element article) {
        for (Element figure : first(article.select("figure"))) {
            Element picture = figure.selectFirst("img, video, source, amp-img");
            String url = picture == null ? null : address(picture);
            if (url != null) {
                Element caption = figure.selectFirst("figcaption");
                Element credit = (caption == null ? figure : caption).selectFirst(CREDIT);
                String credited = credit == null || !credit.hasText() ? null : credit.text();
                draft.media(new FoundMedia(url, null, caption == null ? null : words(caption, credited), credited));
            }
        }
        for (Element picture : first(article.select("img"))) {
            String url = address(picture);
            if (url != null && picture.closest("figure") == null) {
                draft.media(new FoundMedia(url, null, null, null));
            }
        }
    }

    private static List<Element> first(Elements found) {
        return found.subList(0, Math.min(found.size(), MOST));
    }

    private static String words(Element caption, @Nullable String credit) {
        String text = caption.text();
        return credit != null && text.endsWith(credit)
                ? text.substring(0, text.length() - credit.length()).strip()
                : text;
    }

    /** Pictures that load when they come into view name their address elsewhere. */
    private static @Nullable String address(Element picture) {
        for (String name : new String[] {"data-src", "data-original", "src"}) {
            String url = picture.attr(name).strip();
            if (!url.isEmpty() && !url.startsWith("data:")) {
                return url;
            }
        }
        String set = picture.attr("srcset").strip();
        return set.isEmpty() || set.startsWith("data:") ? null : set.split("[\\s,]", 2)[0];
    }
}
