package dev.newswire.ingest.read.page;

import dev.newswire.ingest.read.page.ClassWords.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Takes out of a page what is never article: by kind of element, and by the words its classes and ids are made of. What
 * holds most of the running text is kept whatever it is called: sites wrap whole pages in a form, and name the column of
 * an article after the sidebar beside it.
 */
final class Furniture {
    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "button",
            "input",
            "select",
            "textarea",
            "svg",
            "canvas",
            "link",
            "meta");
    private static final Set<String> KINDS = Set.of("aside", "nav", "footer", "dialog");
    private static final Set<String> ROLES =
            Set.of("navigation", "dialog", "complementary", "banner", "contentinfo", "search");

    /** Share of the article that an element of a doubtful name may hold and still be taken for furniture. */
    private static final double LITTLE = 0.08;

    private static final double HALF = 0.5;
    /** Letters from which on a text may be an article with more comments than words of its own. */
    private static final int ARTICLE = 300;

    private final Element body;
    private final Set<Element> titled;
    private final TextWeight weight;
    private final List<Element> readers = new ArrayList<>();
    private final List<Element> sure = new ArrayList<>();
    private final List<Element> doubtful = new ArrayList<>();

    private Furniture(Element body, Set<Element> titled) {
        this.body = body;
        this.titled = titled;
        this.weight = TextWeight.measure(body);
    }

    /**
     * Takes it out.
     *
     * @param titled elements around a heading, which are kept whatever they are called
     */
    static void removeFrom(Element body, Set<Element> titled) {
        for (Element element : body.getAllElements()) {
            if (NEVER.contains(element.normalName())) {
                element.remove();
            }
        }
        Furniture furniture = new Furniture(body, titled);
        furniture.gather();
        furniture.removeReaders();
        furniture.removeRest();
    }

    private void gather() {
        double half = weight.of(body) * HALF;
        for (Element element : body.getAllElements()) {
            if (element.parent() == null || titled.contains(element)) {
                continue;
            }
            Set<Meaning> meanings = ClassWords.of(element.className() + ' ' + element.id());
            if (meanings.contains(Meaning.READERS)) {
                readers.add(element);
            } else if (weight.of(element) < half) {
                sort(element, meanings);
            }
        }
    }

    private void sort(Element element, Set<Meaning> meanings) {
        boolean named = meanings.contains(Meaning.FURNITURE) && !meanings.contains(Meaning.POST);
        if (isFurniture(element) || named) {
            sure.add(element);
        } else if (element.nameIs("form") || element.hasAttr("hidden") || meanings.contains(Meaning.DOUBTFUL)) {
            doubtful.add(element);
        }
    }

    private static boolean isFurniture(Element element) {
        return KINDS.contains(element.normalName())
                || ROLES.contains(element.attr("role"))
                || element.attr("aria-modal").equals("true");
    }

    private void removeReaders() {
        Element outside = weight.best(body, ElementSets.set(readers));
        if (weight.score(outside) < ARTICLE) {
            Set<Element> around = ElementSets.around(weight.best(body, Set.of()));
            readers.removeIf(around::contains);
        }
        readers.forEach(Element::remove);
    }

    private void removeRest() {
        Element best = weight.best(body, Set.of());
        Element outside = weight.best(body, ElementSets.set(sure));
        Set<Element> around = ElementSets.around(weight.score(outside) < HALF * weight.score(best) ? best : outside);
        sure.removeIf(around::contains);
        sure.forEach(Element::remove);
        double most = weight.of(weight.best(body, Set.of()));
        doubtful.removeIf(element -> around.contains(element) || weight.of(element) > LITTLE * most);
        doubtful.forEach(Element::remove);
    }
}
