package dev.newswire.ingest.read.page;

import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
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
    private static final char FIRST_IDEOGRAPH = 0x2000;
    private static final char NO_BREAK = 0xA0;
    private static final double[] SHARES = {1, 0.5, 1.0 / 6, 1.0 / 9, 1.0 / 12};
    private static final Set<String> TITLES = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> TEXTUAL = Set.of("p", "li", "dd", "dt", "td", "th", "blockquote", "pre");

    private static final class Sum {
        int letters;
        int linked;
        int allLetters;
        int allLinked;
        double weight;
        double score;
        boolean announces;
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

    /** Which share of an element's letters stands in links. */
    double linkShare(Element element) {
        Sum sum = sums.get(element);
        return sum == null || sum.allLetters == 0 ? 0 : (double) sum.allLinked / sum.allLetters;
    }

    /** Whether it holds the headline of another article: a heading of the first level, or one that is a link. */
    boolean announces(Element element) {
        Sum sum = sums.get(element);
        return sum != null && sum.announces;
    }

    /**
     * How much an element looks like the one that holds the article: the running text of its children counts in full, that
     * of deeper ones the less the deeper it stands.
     */
    double score(Element element) {
        Sum sum = sums.get(element);
        return sum == null ? 0 : sum.score;
    }

    /** The element that looks most like the article's and stands in none of those excluded; the root when none does. */
    Element best(Element root, Set<Element> excluded) {
        Element[] best = {root};
        double[] most = {0};
        NodeTraversor.filter(
                (node, depth) -> {
                    if (!(node instanceof Element element)) {
                        return NodeFilter.FilterResult.CONTINUE;
                    }
                    if (excluded.contains(element)) {
                        return NodeFilter.FilterResult.SKIP_ENTIRELY;
                    }
                    if (score(element) > most[0]) {
                        most[0] = score(element);
                        best[0] = element;
                    }
                    return NodeFilter.FilterResult.CONTINUE;
                },
                root);
        return best[0];
    }

    private Sum sum(Element element) {
        return sums.computeIfAbsent(element, key -> new Sum());
    }

    private void leave(Element element, @Nullable Element parent) {
        Sum own = sum(element);
        if (element.normalName().equals("a")) {
            own.linked = own.letters;
        }
        boolean heading = TITLES.contains(element.normalName());
        own.announces |= heading && (own.linked > 0 || element.nameIs("h1") || (parent != null && parent.nameIs("a")));
        own.allLetters += own.letters;
        own.allLinked += own.linked;
        boolean block = element.isBlock() || element.normalName().equals("br");
        if (block && own.letters >= SENTENCE) {
            double prose = Math.max(0, own.letters - 2 * own.linked);
            own.weight += prose;
            if (prose > 0 && !TITLES.contains(element.normalName())) {
                rate(element, prose);
            }
        }
        if (parent != null) {
            Sum above = sum(parent);
            above.weight += own.weight;
            above.announces |= own.announces;
            if (block) {
                above.allLetters += own.allLetters;
                above.allLinked += own.allLinked;
            }
            if (!block) {
                above.letters += own.letters;
                above.linked += own.linked;
            }
        }
    }

    private void rate(Element element, double prose) {
        if (!TEXTUAL.contains(element.normalName())) {
            sum(element).score += prose;
        }
        Element above = element.parent();
        for (int level = 0; level < SHARES.length && above != null; level++) {
            sum(above).score += prose * SHARES[level];
            above = above.parent();
        }
    }

    static int letters(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < FIRST_IDEOGRAPH) {
                count += letter > ' ' && letter != NO_BREAK ? 1 : 0;
            } else if (!Character.isWhitespace(letter)) {
                count += Character.isIdeographic(letter) || (letter >= 0x3040 && letter < 0x3100) ? IDEOGRAPH : 1;
            }
        }
        return count;
    }
}
