package dev.newswire.ingest.read.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * An element of a feed with its children by their keys ({@link FeedScope#key}): {@code title}, {@code dc:creator}.
 * Belongs to one thread.
 */
final class FeedElement {

    /** What is no part of another element of an entry: where it stands inside one, that one was never closed. */
    private static final Set<String> NEVER_INSIDE =
            Set.of("link", "description", "guid", "pubdate", "author", "category", "enclosure", "comments");

    private static final Set<String> LEAVES =
            Set.of("title", "link", "description", "guid", "pubdate", "category", "enclosure", "comments");

    private static final int MOST_HOISTED = 64;

    private final Element xml;
    private final FeedScope scope;
    private @Nullable Map<String, List<FeedElement>> children;

    private FeedElement(Element xml, FeedScope scope) {
        this.xml = xml;
        this.scope = scope;
    }

    /** The element that a text holds; one without anything when it holds none. */
    static FeedElement parse(String text, FeedScope scope) {
        Element document = Jsoup.parse(XmlRepair.text(text), "", Parser.xmlParser());
        Element first = document.firstElementChild();
        Element entry = first == null ? document : first;
        if (!scope.atom()) {
            hoist(entry, scope);
        }
        return new FeedElement(entry, scope);
    }

    /** The element that is a feed's root, in the document up to its first entry. */
    static FeedElement root(String header, FeedScope scope) {
        Element document = Jsoup.parse(XmlRepair.text(header), "", Parser.xmlParser());
        for (Element element : document.getAllElements()) {
            if (element.tagName().equals(scope.root())) {
                return new FeedElement(element, scope);
            }
        }
        return new FeedElement(document, scope);
    }

    /** Gives back to the entry what stands inside an element that was never closed. */
    private static void hoist(Element entry, FeedScope scope) {
        Deque<Element> left = new ArrayDeque<>(entry.children());
        int moved = 0;
        while (!left.isEmpty() && moved < MOST_HOISTED) {
            Element child = left.pop();
            if (LEAVES.contains(key(child, scope))) {
                Element after = child;
                for (Element inner : List.copyOf(child.children())) {
                    if (NEVER_INSIDE.contains(inner.tagName().toLowerCase(Locale.ROOT)) && moved < MOST_HOISTED) {
                        after.after(inner);
                        left.push(inner);
                        after = inner;
                        moved++;
                    }
                }
            }
        }
    }

    /** The key of an element by the namespaces around it. */
    static String key(Element element, FeedScope scope) {
        String prefix = FeedScope.prefix(element.tagName());
        String attribute = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        for (Element at = element; at != null; at = at.parent()) {
            if (at.hasAttr(attribute)) {
                return scope.key(element.tagName(), at.attr(attribute));
            }
        }
        return scope.key(element.tagName(), null);
    }

    Element xml() {
        return xml;
    }

    FeedScope scope() {
        return scope;
    }

    /** The first child of the first of these keys that has one. */
    Optional<FeedElement> first(String... keys) {
        return all(keys).findFirst();
    }

    /** All children of these keys, key after key. */
    Stream<FeedElement> all(String... keys) {
        return Stream.of(keys).flatMap(key -> children().getOrDefault(key, List.of()).stream());
    }

    private Map<String, List<FeedElement>> children() {
        Map<String, List<FeedElement>> known = children;
        if (known == null) {
            known = new HashMap<>();
            for (Element child : xml.children()) {
                known.computeIfAbsent(key(child, scope), key -> new ArrayList<>())
                        .add(new FeedElement(child, scope));
            }
            children = known;
        }
        return known;
    }

    /** All children, in the order in which they are written. */
    Stream<FeedElement> all() {
        return xml.children().stream().map(child -> new FeedElement(child, scope));
    }

    String key() {
        return key(xml, scope);
    }

    /** The text of the first child that has any, of the first of these keys. */
    @Nullable String text(String... keys) {
        return all(keys)
                .map(FeedElement::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Its text, without the space around it. */
    String text() {
        return xml.wholeText().strip();
    }

    /** An attribute without the space around it, whatever the case of its name; empty when it is not there. */
    String attribute(String name) {
        return xml.attributes().getIgnoreCase(name).strip();
    }

    /** An attribute of that local name in any namespace; empty when it is not there. */
    String anyAttribute(String local) {
        String plain = attribute(local);
        if (!plain.isEmpty()) {
            return plain;
        }
        return xml.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().endsWith(':' + local))
                .map(attribute -> attribute.getValue().strip())
                .findFirst()
                .orElse("");
    }

    /** What addresses in it are seen from: every {@code xml:base} around it, one within the other. */
    @Nullable String base() {
        return base(xml, scope.base());
    }

    /** The same, as far as the feed itself declares it; null when it does not. */
    @Nullable String declaredBase() {
        return base(xml, scope.declaredBase());
    }

    private static @Nullable String base(@Nullable Element element, @Nullable String outside) {
        return element == null ? outside : FeedScope.within(base(element.parent(), outside), element.attr("xml:base"));
    }

    /** The language declared nearest to it; null when none is. */
    @Nullable String language() {
        for (Element at = xml; at != null; at = at.parent()) {
            if (at.hasAttr("xml:lang")) {
                return at.attr("xml:lang").isBlank()
                        ? null
                        : at.attr("xml:lang").strip();
            }
        }
        return scope.language();
    }
}
