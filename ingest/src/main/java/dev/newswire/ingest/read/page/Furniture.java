package dev.newswire.ingest.read.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Takes out of a page what is never article: by kind of element, and by the words its classes and ids are made of. */
final class Furniture {
    private static final String NEVER =
            "script, style, noscript, template, iframe, object, embed, button, input, select,"
                    + " textarea, svg, canvas, link, meta";

    /** Furniture by kind. Some sites wrap their whole page in a form or reveal it by script, so weight has its say. */
    private static final String SELDOM = "aside, nav, footer, form, dialog, [hidden], [role=navigation], [role=dialog],"
            + " [role=complementary], [role=banner], [role=contentinfo], [role=search], [aria-modal=true]";

    /** Words of class names and ids that mean furniture everywhere. */
    private static final Set<String> WORDS =
            Set.of(("comment comments disqus respond share sharing sharebar social sociable"
                            + " related recommended recommendations promo promotion newsletter subscribe subscription signup"
                            + " advert advertisement ad ads adslot sponsor sponsored taboola outbrain sidebar"
                            + " breadcrumb breadcrumbs cookie cookies consent gdpr popup modal overlay pagination pager menu"
                            + " navbar toolbar masthead widget trending popular mostread teaser teasers skip print jump screenreader")
                    .split(" ", -1));

    private Furniture() {}

    /** {@code titled}: elements around a heading, which are kept whatever they are called. */
    static void removeFrom(Element body, Set<Element> titled) {
        body.select(NEVER).remove();
        TextWeight weight = TextWeight.measure(body);
        double half = weight.of(body) / 2;
        Set<Element> kinds = Collections.newSetFromMap(new IdentityHashMap<>());
        kinds.addAll(body.select(SELDOM));
        List<Element> found = new ArrayList<>();
        for (Element element : body.getAllElements()) {
            boolean furniture = kinds.contains(element) || named(element.className()) || named(element.id());
            // A container that is called after its sidebar is no sidebar.
            boolean kept = element.parent() == null || weight.of(element) >= half || titled.contains(element);
            if (furniture && !kept) {
                found.add(element);
            }
        }
        found.forEach(Element::remove);
    }

    /** Whether one of the words that a name is made of ({@code share-bar}, {@code adSlot_1}) means furniture. */
    private static boolean named(String name) {
        int from = 0;
        for (int at = 0; at <= name.length(); at++) {
            boolean letter = at < name.length() && Character.isLetter(name.charAt(at));
            boolean hump = letter
                    && at > from
                    && Character.isUpperCase(name.charAt(at))
                    && Character.isLowerCase(name.charAt(at - 1));
            if (!letter || hump) {
                if (at > from && WORDS.contains(name.substring(from, at).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                from = letter ? at : at + 1;
            }
        }
        return false;
    }
}
