package dev.newswire.ingest.read.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element that holds a page's article: the one marked as such when it holds most of the running text, else the
 * smallest that does. Works on a copy without what is never article.
 */
final class MainElement {
    private static final String NEVER =
            "script, style, noscript, template, iframe, object, embed, form, button, input, select,"
                    + " textarea, nav, svg, canvas, dialog, link, meta, footer, [hidden], [role=navigation], [role=dialog],"
                    + " [role=complementary], [role=banner], [role=contentinfo], [role=search], [aria-modal=true]";

    /** Words of class names and ids that mean furniture everywhere. */
    private static final Set<String> FURNITURE = Set.of(
            "comment",
            "comments",
            "disqus",
            "respond",
            "share",
            "sharing",
            "sharebar",
            "social",
            "sociable",
            "related",
            "recommended",
            "recommendations",
            "promo",
            "promotion",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "advert",
            "advertisement",
            "ad",
            "ads",
            "adslot",
            "sponsor",
            "sponsored",
            "taboola",
            "outbrain",
            "sidebar",
            "breadcrumb",
            "breadcrumbs",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "popup",
            "modal",
            "overlay",
            "pagination",
            "pager",
            "menu",
            "navbar",
            "toolbar",
            "masthead",
            "widget",
            "trending",
            "popular",
            "mostread",
            "teaser",
            "teasers",
            "skip",
            "print",
            "jump",
            "screenreader");

    private static final String[] MARKED = {"[itemprop=articleBody]", "article, [role=article]", "main, [role=main]"};
    private static final double MOST = 0.6;
    private static final double NEARLY_ALL = 0.75;

    private MainElement() {}

    /** Detached from the page, which stays as it was. */
    static Element of(Document page) {
        Element body = page.body().clone();
        body.select(NEVER).remove();
        TextWeight before = TextWeight.measure(body);
        furniture(body, before).forEach(Element::remove);
        TextWeight weight = TextWeight.measure(body);
        for (String marked : MARKED) {
            Element heaviest = heaviest(body, marked, weight);
            if (heaviest != null && weight.of(heaviest) >= MOST * weight.of(body) && weight.of(heaviest) > 0) {
                return heaviest;
            }
        }
        return densest(body, weight);
    }

    private static List<Element> furniture(Element body, TextWeight weight) {
        double half = weight.of(body) / 2;
        List<Element> found = new ArrayList<>();
        for (Element element : body.getAllElements()) {
            boolean named = element.normalName().equals("aside") || named(element.className()) || named(element.id());
            // A container that is called after its sidebar is no sidebar.
            if (named && element.parent() != null && weight.of(element) < half) {
                found.add(element);
            }
        }
        return found;
    }

    /** Whether one of the words that a name is made of ({@code share-bar}, {@code adSlot_1}) means furniture. */
    private static boolean named(String name) {
        int from = 0;
        for (int at = 0; at <= name.length(); at++) {
            boolean ends = at == name.length()
                    || !Character.isLetter(name.charAt(at))
                    || (at > from
                            && Character.isUpperCase(name.charAt(at))
                            && Character.isLowerCase(name.charAt(at - 1)));
            if (ends) {
                if (at > from && FURNITURE.contains(name.substring(from, at).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                from = at < name.length() && Character.isLetter(name.charAt(at)) ? at : at + 1;
            }
        }
        return false;
    }

    private static @Nullable Element heaviest(Element body, String query, TextWeight weight) {
        Element heaviest = null;
        for (Element candidate : body.select(query)) {
            if (heaviest == null || weight.of(candidate) > weight.of(heaviest)) {
                heaviest = candidate;
            }
        }
        return heaviest;
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
