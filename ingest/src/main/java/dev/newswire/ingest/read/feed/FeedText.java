package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.read.json.Markup;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Texts of a feed as HTML, whatever way the feed has of writing them (RFC 4287 sections 3.1 and 4.1.3; Atom 0.3 3.1). */
final class FeedText {
    private static final Set<String> TEXT = Set.of("text", "text/plain");
    private static final Set<String> HTML = Set.of("html", "text/html", "text/x-html");
    private static final Set<String> DIV = Set.of("xhtml:div", "div");
    private static final String BASE = "xml:base";
    private static final String XHTML = "xhtml";

    private FeedText() {}

    /** A text of RSS, which never said whether it is text or markup: what is escaped is markup, what is not is too. */
    static @Nullable String rss(FeedElement element) {
        return finished(
                element.xml().children().isEmpty() ? element.text() : inner(element, element.xml(), false), element);
    }

    /** A text of Atom, by its type and mode. */
    static @Nullable String atom(FeedElement element, boolean content) {
        String type = type(element);
        String mode = element.attribute("mode").toLowerCase(Locale.ROOT);
        boolean coded = mode.equals("base64") || (mode.isEmpty() && foreign(type));
        boolean inline = !element.xml().children().isEmpty();
        if (type.equals(XHTML) || (inline && !coded && !mode.equals("escaped"))) {
            return finished(inner(element, content(element), true), element);
        }
        String decoded = coded ? decoded(element.text()) : null;
        // Many say that a text is base64 when it is not.
        String text = decoded == null ? element.text() : decoded;
        // Where no type is given, what looks like markup is markup: titles apart, nobody shows tags to readers.
        boolean silent = type.isEmpty() && (content || element.scope().atomDraft());
        boolean markup = silent ? looksLikeMarkup(text) : !type.isEmpty() && !TEXT.contains(type);
        return finished(markup ? text : escaped(text), element);
    }

    private static boolean looksLikeMarkup(String text) {
        return Markup.looksLike(text) || !Parser.unescapeEntities(text, true).equals(text);
    }

    /** Types as the two versions of Atom name them, in one form; empty when none is given. */
    private static String type(FeedElement element) {
        String type = element.attribute("type").toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        type = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        boolean xml = type.endsWith("+xml") || type.endsWith("/xml");
        return HTML.contains(type) ? "html" : xml ? XHTML : type;
    }

    /** A media type whose content is base64 (RFC 4287, section 4.1.3.3). */
    private static boolean foreign(String type) {
        return type.indexOf('/') > 0 && !type.startsWith("text/");
    }

    /** The {@code div} that Atom 1.0 wants around XHTML is no part of it; in Atom 0.3 it is. */
    private static Element content(FeedElement element) {
        Element only = element.xml().children().size() == 1 ? element.xml().child(0) : null;
        boolean wrapped = only != null
                && !element.scope().atomDraft()
                && DIV.contains(FeedElement.key(only, element.scope()))
                && element.xml().ownText().isBlank();
        return wrapped && only != null ? only : element.xml();
    }

    /** What stands in an element, as markup; {@code xml} says that CDATA in it is text. */
    private static String inner(FeedElement around, Element element, boolean xml) {
        innerBases(around);
        plainNames(element, around.scope());
        Document.OutputSettings settings = new Document.OutputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false);
        Document document = element.ownerDocument();
        if (document != null) {
            document.outputSettings(settings);
        }
        StringBuilder out = new StringBuilder();
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                boolean markup = text instanceof CDataNode && !xml;
                out.append(markup ? text.getWholeText() : escaped(text.getWholeText()));
            } else {
                out.append(node.outerHtml());
            }
        }
        return out.toString();
    }

    /** Elements of XHTML may have a prefix, which HTML does not understand. */
    private static void plainNames(Element element, FeedScope scope) {
        List<Element> inside = element.getAllElements().stream().skip(1).toList();
        List<Element> prefixed = inside.stream()
                .filter(inner -> inner.tagName().indexOf(':') > 0)
                .filter(inner -> FeedElement.key(inner, scope).startsWith("xhtml:"))
                .toList();
        prefixed.forEach(inner -> {
            String prefix = FeedScope.prefix(inner.tagName());
            inner.tagName(inner.tagName().substring(prefix.length() + 1));
            inner.removeAttr("xmlns:" + prefix);
        });
        inside.forEach(inner -> inner.removeAttr("xmlns"));
    }

    /** Makes absolute what is seen from a base declared inside, which those around know nothing of. */
    private static void innerBases(FeedElement element) {
        boolean any = element.xml().getAllElements().stream().skip(1).anyMatch(inner -> inner.hasAttr(BASE));
        if (any) {
            IdentityHashMap<Element, String> bases = new IdentityHashMap<>();
            String own = Objects.requireNonNullElse(element.base(), "");
            for (Element inner : element.xml().getAllElements().stream().skip(1).toList()) {
                String outer = bases.getOrDefault(inner.parent(), own);
                String base = Objects.requireNonNullElse(FeedScope.within(outer, inner.attr(BASE)), "");
                bases.put(inner, base);
                inner.attributes().asList().stream()
                        .filter(attribute -> RelativeLinks.isAddress(attribute.getKey()))
                        .forEach(attribute -> attribute.setValue(RelativeLinks.absolute(attribute.getValue(), base)));
            }
            element.xml().getAllElements().stream().skip(1).forEach(inner -> inner.removeAttr(BASE));
        }
    }

    private static @Nullable String decoded(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return bytes.length == 0 || text.indexOf('\uFFFD') >= 0 ? null : text;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** What an element holds, as markup. */
    static String markup(FeedElement element) {
        return inner(element, element.xml(), false).strip();
    }

    /** A text that never is markup. */
    static String plain(FeedElement element) {
        return escaped(element.text());
    }

    private static String escaped(String text) {
        boolean same = text.indexOf('<') < 0 && text.indexOf('&') < 0;
        return same ? text : Entities.escape(text, new Document.OutputSettings().escapeMode(Entities.EscapeMode.xhtml));
    }

    private static @Nullable String finished(String html, FeedElement element) {
        String text = html.strip();
        return text.isEmpty() ? null : RelativeLinks.resolve(text, element.base());
    }
}
