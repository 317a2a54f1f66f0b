package dev.newswire.ingest.read.page;

import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Weighs how much running text every element of a page holds: the letters of its blocks without those of links, where a
 * block counts only when it is long enough to be a sentence. One pass, no recursion.
 */
final class TextWeight {
    /** Letters from which on a block is taken for running text; ideographs say as much in a third of them. */
    private static final int SENTENCE = 40;

    private static final int IDEOGRAPH = 3;

    private static final class Sum {
        int letters;
        int linked;
        double weight;
    }

    private final IdentityHashMap<Element, Sum> sums = new IdentityHashMap<>();

    private TextWeight() {}

    /** {@code root} is detached, so that nothing above it is weighed. */
    static TextWeight measure(Element root) {
        TextWeight weights = new TextWeight();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode text && text.parent() != null) {
                            weights.sum(text.parent()).letters += letters(text.getWholeText());
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element) {
                            weights.leave(element, element.parent());
                        }
                    }
                },
                root);
        return weights;
    }

    /** The weight of an element with all that it holds. */
    double of(Element element) {
        Sum sum = sums.get(element);
        return sum == null ? 0 : sum.weight;
    }

    private Sum sum(Element element) {
        return sums.computeIfAbsent(element, key -> new Sum());
    }

    private void leave(Element element, @Nullable Element parent) {
        Sum own = sum(element);
        if (element.normalName().equals("a")) {
            own.linked = own.letters;
        }
        boolean block = element.isBlock() || element.normalName().equals("br");
        if (block && own.letters >= SENTENCE) {
            own.weight += Math.max(0, own.letters - 2 * own.linked);
        }
        if (parent != null) {
            Sum above = sum(parent);
            above.weight += own.weight;
            if (!block) {
                above.letters += own.letters;
                above.linked += own.linked;
            }
        }
    }

    private static int letters(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (!Character.isWhitespace(letter)) {
                count += Character.isIdeographic(letter) || (letter >= 0x3040 && letter < 0x3100) ? IDEOGRAPH : 1;
            }
        }
        return count;
    }
}
