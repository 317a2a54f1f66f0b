package dev.newswire.enrich.text;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Where in a parsed page the article stands, and which elements are no part of it. Weighs every element once, without
 * recursion, so depth and size cost linear time.
 */
final class HtmlTree {

    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "noscript",
            "nav",
            "aside",
            "footer",
            "button",
            "select",
            "option",
            "input",
            "textarea",
            "iframe",
            "svg",
            "template",
            "dialog",
            "object",
            "embed",
            "video",
            "audio",
            "canvas",
            "menu",
            "head",
            "math",
            "map",
            "label");
    private static final Set<String> FURNITURE = Set.of(
            "share",
            "sharing",
            "sharedaddy",
            "social",
            "socials",
            "addtoany",
            "addthis",
            "related",
            "relatedposts",
            "newsletter",
            "promo",
            "promotion",
            "comments",
            "comment",
            "respond",
            "disqus",
            "sidebar",
            "breadcrumb",
            "breadcrumbs",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "advert",
            "advertisement",
            "advertising",
            "ad",
            "ads",
            "adsense",
            "sponsored",
            "subscribe",
            "subscription",
            "recommended",
            "recommendations",
            "outbrain",
            "taboola",
            "trending",
            "popular",
            "tags",
            "taglist",
            "toolbar",
            "navigation",
            "navbar",
            "pagination",
            "pager",
            "signup",
            "login",
            "popup",
            "modal",
            "skiplink",
            "skip",
            "hidden",
            "visuallyhidden",
            "sronly",
            "readmore",
            "morelinks",
            "masthead",
            "copyright-notice",
            "banner",
            "paywall");
    private static final int OWN_PROSE = 60;

    private final Document document;
    private final IdentityHashMap<Element, int[]> weights = new IdentityHashMap<>();

    HtmlTree(Document document) {
        this.document = document;
        NodeTraversor.traverse(new Weigher(), document);
    }

    /** The smallest element that holds the article; the whole body when the markup is only a fragment of a page. */
    Element root(boolean wholePage) {
        Element body = document.body();
        if (!wholePage) {
            return body;
        }
        int all = prose(body);
        Element root = body;
        for (Element marked : document.select("[itemprop=articleBody], article, main, [role=main]")) {
            if (prose(marked) * 2 >= all && prose(marked) > 0 && prose(marked) <= prose(root)) {
                root = marked;
            }
        }
        Element next = root;
        while (next != null) {
            root = next;
            next = null;
            for (Element child : root.children()) {
                if (prose(child) * 10 >= prose(root) * 9 && prose(root) > 0 && !child.nameIs("p")) {
                    next = child;
                }
            }
        }
        return root;
    }

    /** Whether the element and all below it is page furniture. */
    boolean isFurniture(Element element, Element root) {
        String name = element.normalName();
        if (NEVER.contains(name)) {
            return true;
        }
        if (element.equals(root) || name.equals("body") || name.equals("article") || name.equals("main")) {
            return false;
        }
        if (element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.attr("style").replace(" ", "").contains("display:none")) {
            return true;
        }
        // Some servers wrap the whole page into one form.
        boolean named = name.equals("form") || namesFurniture(element.className()) || namesFurniture(element.id());
        // A body that is called "has-sidebar" or "article-with-comments" is still the body.
        return named && prose(element) * 10 < prose(root) * 4;
    }

    static boolean hasClassWord(Element element, Set<String> words) {
        return anyWord(element.className(), words);
    }

    private static boolean namesFurniture(String names) {
        return !names.isEmpty() && anyWord(names, FURNITURE);
    }

    private static boolean anyWord(String names, Set<String> words) {
        String lower = names.toLowerCase(Locale.ROOT);
        int start = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || !Character.isLetterOrDigit(lower.charAt(i))) {
                if (i > start && words.contains(lower.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private int prose(Element element) {
        int[] weight = weights.get(element);
        return weight == null ? 0 : weight[0];
    }

    /** Adds up the long pieces of text below each element that are not links. */
    private final class Weigher implements NodeVisitor {
        private int skipping;
        private int links;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                skipping += NEVER.contains(element.normalName()) ? 1 : 0;
                links += element.nameIs("a") ? 1 : 0;
                weights.put(element, new int[1]);
            } else if (node instanceof TextNode text && skipping == 0 && links == 0) {
                int length = text.getWholeText().strip().length();
                Element parent = text.parentElement();
                if (length >= OWN_PROSE && parent != null) {
                    add(parent, length);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                skipping -= NEVER.contains(element.normalName()) ? 1 : 0;
                links -= element.nameIs("a") ? 1 : 0;
                Element parent = element.parentElement();
                if (parent != null) {
                    add(parent, prose(element));
                }
            }
        }

        private void add(Element element, int length) {
            int[] weight = weights.get(element);
            if (weight != null) {
                weight[0] += length;
            }
        }
    }
}
