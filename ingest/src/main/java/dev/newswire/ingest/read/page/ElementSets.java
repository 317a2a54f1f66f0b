package dev.newswire.ingest.read.page;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Sets of elements as such: two that look alike are two. */
final class ElementSets {

    private ElementSets() {}

    static Set<Element> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    static Set<Element> set(Collection<Element> elements) {
        Set<Element> set = none();
        set.addAll(elements);
        return set;
    }

    /** An element with all that it stands in. */
    static Set<Element> around(Element element) {
        Set<Element> around = none();
        addAround(element, around);
        return around;
    }

    /** Stops where another element's way was gone already, so that all ways together are no longer than the page. */
    static void addAround(Element element, Set<Element> around) {
        for (Element at = element; at != null && around.add(at); at = at.parent()) {
            // The walk itself is what is wanted.
        }
    }
}
