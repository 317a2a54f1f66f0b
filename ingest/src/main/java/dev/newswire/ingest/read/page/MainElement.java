package dev.newswire.ingest.read.page;

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
            new Mark("article, [role=article]", true, 0.2),
            new Mark("article, [role=article]", false, 0.5),
            new Mark("main, [role=main]", false, 0.3),
            new Mark("[class~=(?i)(article|story|entry|post|news)[-_]{0,2}(body|content|text)]", false, 0.3),
            new Mark("[id~=(?i)(article|story|entry|post|news)[-_]{0,2}(body|content|text)]", false, 0.3));

    private static final double SIBLINGS = 0.2;
    private static final double FEW_LINKS = 0.25;
    private static final int HEADINGS = 20;
    private static final int MANY = 500;
    private static final int SHORTEST = 12;

    private MainElement() {}

    /**
     * Detached from the page, which stays as it was, and without furniture.
     *
     * @param title the article's, as the page states it
     * @param stated the article's text as the page states it for machines; empty when it does not
     */
    static Element of(Document page, String stated, String title) {
        Element body = page.body().clone();
        Set<Element> titled = ElementSets.none();
        headings(body, title).forEach(heading -> ElementSets.addAround(heading, titled));
        Furniture.removeFrom(body, titled);
        Optional<Element> holder = StatedText.holder(body, stated);
        if (holder.isPresent()) {
            return holder.get();
        }
        TextWeight weight = TextWeight.measure(body);
        Element best = weight.best(body, Set.of());
        Set<Element> around = ElementSets.around(best);
        for (Mark mark : MARKS) {
            Element heaviest = null;
            for (Element candidate : body.select(mark.query())) {
                boolean better = heaviest == null || weight.of(candidate) > weight.of(heaviest);
                heaviest = better && (!mark.titled() || titled.contains(candidate)) ? candidate : heaviest;
            }
            if (heaviest == null || weight.of(heaviest) < mark.share() * weight.of(best) || weight.of(heaviest) == 0) {
                continue;
            }
            if (around.contains(heaviest)
                    || mark.titled()
                    || ElementSets.around(heaviest).contains(best)) {
                return heaviest;
            }
        }
        return withSiblings(best, weight);
    }

    /** The headings that say the title, else those of the first level. */
    private static List<Element> headings(Element body, String title) {
        String wanted = PlainWords.of(title);
        List<Element> saying = body.select("h1, h2, h3, [itemprop=headline]").stream()
                .limit(MANY)
                .filter(heading -> {
                    String own = PlainWords.of(heading.text());
                    return own.length() >= SHORTEST && (wanted.startsWith(own) || own.startsWith(wanted));
                })
                .limit(HEADINGS)
                .toList();
        return !wanted.isEmpty() && !saying.isEmpty()
                ? saying
                : body.select("h1").stream().limit(HEADINGS).toList();
    }

    /** Goes up where elements beside it hold much of the text too, and are no articles or lists of their own. */
    private static Element withSiblings(Element best, TextWeight weight) {
        Element at = best;
        while (at.parent() != null && at.parent().parent() != null) {
            double beside = 0;
            for (Element sibling : at.parent().children()) {
                boolean part = !sibling.equals(at) && weight.of(sibling) > 0 && weight.linkShare(sibling) < FEW_LINKS;
                beside += part && !weight.announces(sibling) ? weight.of(sibling) : 0;
            }
            if (beside < SIBLINGS * weight.of(at) || at.nameIs("article") || at.selectFirst("h1") != null) {
                return at;
            }
            at = at.parent();
        }
        return at;
    }
}
