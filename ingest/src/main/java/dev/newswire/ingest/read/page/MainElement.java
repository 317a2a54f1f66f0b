package dev.newswire.ingest.read.page;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the element that holds a page's article: where the text stands that the page states for machines, else what is
 * marked as the article and holds enough of the running text, else the smallest element that holds nearly all of it.
 */
final class MainElement {

    /**
     * A way in which pages mark their article.
     *
     * @param query which elements carry the mark
     * @param titled whether one must hold a heading of the first level
     * @param share share of the page's running text that makes the mark credible
     */
    private record Mark(String query, boolean titled, double share) {}

    private static final List<Mark> MARKS = List.of(
            new Mark("[itemprop=articleBody]", false, 0.3),
            new Mark("article, [role=article]", true, 0.35),
            new Mark("article, [role=article]", false, 0.5),
            new Mark("main, [role=main]", false, 0.3),
            new Mark("[class~=(?i)(article|story|entry|post|news)[-_]{0,2}(body|content|text)]", false, 0.3),
            new Mark("[id~=(?i)(article|story|entry|post|news)[-_]{0,2}(body|content|text)]", false, 0.3));

    private static final double NEARLY_ALL = 0.75;
    private static final int HEADINGS = 20;

    private MainElement() {}

    /**
     * Detached from the page, which stays as it was, and without furniture.
     *
     * @param stated the article's text as the page states it for machines; empty when it does not
     */
    static Element of(Document page, String stated) {
        Element body = page.body().clone();
        Set<Element> titled = Collections.newSetFromMap(new IdentityHashMap<>());
        body.select("h1").stream().limit(HEADINGS).forEach(heading -> addAround(heading, titled));
        Furniture.removeFrom(body, titled);
        Optional<Element> holder = StatedText.holder(body, stated);
        if (holder.isPresent()) {
            return holder.get();
        }
        TextWeight weight = TextWeight.measure(body);
        for (Mark mark : MARKS) {
            Element heaviest = null;
            for (Element candidate : body.select(mark.query())) {
                boolean better = heaviest == null || weight.of(candidate) > weight.of(heaviest);
                heaviest = better && (!mark.titled() || titled.contains(candidate)) ? candidate : heaviest;
            }
            if (heaviest != null && weight.of(heaviest) > 0 && weight.of(heaviest) >= mark.share() * weight.of(body)) {
                return heaviest;
            }
        }
        return densest(body, weight);
    }

    /** Stops where another heading's way was gone already, so that all ways together are no longer than the page. */
    private static void addAround(Element heading, Set<Element> titled) {
        for (Element at = heading; at != null && titled.add(at); at = at.parent()) {
            // The walk itself is what is wanted.
        }
    }

    /** Goes down as long as one child holds nearly all the text. */
    private static Element densest(Element body, TextWeight weight) {
        Element at = body;
        while (true) {
            Element next = null;
            for (Element child : at.children()) {
                if (weight.of(child) >= NEARLY_ALL * weight.of(at) && weight.of(child) > 0) {
                    next = child;
                }
            }
            if (next == null || next.normalName().equals("p")) {
                return at;
            }
            at = next;
        }
    }
}
