package dev.newswire.ingest.read.page;

import dev.newswire.ingest.identity.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Uses the article's text that a page states for machines as a map: where snippets of it stand among the markup, there is
 * the article. One pass over the page.
 */
final class StatedText {
    private static final int SNIPPETS = 9;
    private static final int SNIPPET = 24;
    private static final int ENOUGH = 5;
    private static final int SHORTEST = 400;

    private StatedText() {}

    /** The smallest element around most of the snippets; empty when too few of them are found. */
    static Optional<Element> holder(Element body, String stated) {
        String text = VisibleText.folded(stated);
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        List<String> wanted = snippets(text);
        List<Element> places = new ArrayList<>();
        for (Node node : body.nodeStream(TextNode.class).toList()) {
            String here = VisibleText.folded(((TextNode) node).getWholeText());
            if (here.length() >= SNIPPET
                    && wanted.removeIf(here::contains)
                    && node.parent() instanceof Element parent) {
                places.add(parent);
            }
        }
        return SNIPPETS - wanted.size() < ENOUGH ? Optional.empty() : Optional.of(around(places));
    }

    /** Whether at least one snippet of the text stands in the element. */
    static boolean isIn(Element element, String stated) {
        String here = VisibleText.folded(element.text());
        return snippets(VisibleText.folded(stated)).stream().anyMatch(here::contains);
    }

    private static List<String> snippets(String text) {
        List<String> snippets = new ArrayList<>();
        for (int i = 0; i < SNIPPETS; i++) {
            int from = (int) ((long) (text.length() - SNIPPET) * i / (SNIPPETS - 1));
            snippets.add(text.substring(from, from + SNIPPET));
        }
        return snippets;
    }

    /** The innermost element that holds all places; a paragraph alone is taken with its neighbours. */
    private static Element around(List<Element> places) {
        Element common = places.get(0);
        for (Element place : places.subList(1, places.size())) {
            Set<Element> above = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Element at = place; at != null; at = at.parent()) {
                above.add(at);
            }
            while (!above.contains(common) && common.parent() != null) {
                common = common.parent();
            }
        }
        boolean paragraph = !common.isBlock() || common.normalName().equals("p");
        return paragraph && common.parent() != null ? common.parent() : common;
    }
}
