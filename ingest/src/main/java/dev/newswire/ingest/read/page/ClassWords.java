package dev.newswire.ingest.read.page;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the words mean that class names and ids are made of: {@code adSlot_1} is ad and slot. */
final class ClassWords {

    /** Meanings that words have on the pages of many sites. A word may have several. */
    enum Meaning {
        /** Never part of an article. */
        FURNITURE("share sharing sharebar social sociable related recommended recommendations newsletter signup advert"
                + " advertisement adslot sponsor sponsored taboola outbrain sidebar breadcrumb breadcrumbs cookie cookies"
                + " consent gdpr pagination pager navbar toolbar masthead mostread screenreader promo promotion modal"
                + " popup"),
        /** What readers wrote, which may be more than the article. */
        READERS("comment comments commentlist disqus respond replies kommentare commentaires comentarios commenti"),
        /** Furniture, but in the names of parts of the article too. */
        DOUBTFUL("ad ads subscribe subscription overlay menu widget trending popular teaser teasers skip print jump"),
        /** A post of a network within the article is named after the network, as the bar for sharing is. */
        POST("embed embedded tweet"),
        EMBED("embed twitter tweet instagram"),
        CAPTION("caption captions figcaption credit credits photocredit imagecredit copyright imagetag"),
        GALLERY("gallery slideshow carousel slider swiper slides lightbox"),
        BYLINE("byline bylines author authors dateline timestamp datetime date time posted published pubdate updated"
                + " kicker eyebrow meta metadata postmeta contributor contributors"),
        STANDFIRST("dek deck standfirst subtitle subheadline subheading strapline subhead excerpt"),
        BIOGRAPHY("bio biography authorbox"),
        TAGS("tags taglist topics keywords tagged categories"),
        AUTHOR("author authors byline autor auteur"),
        DATE("date datetime timestamp dateline published pubdate posted time datum fecha");

        private final String words;

        Meaning(String list) {
            this.words = list;
        }
    }

    private static final Map<String, Set<Meaning>> MEANINGS = meanings();

    private ClassWords() {}

    /** All that the words of a name mean. */
    static Set<Meaning> of(String name) {
        EnumSet<Meaning> found = EnumSet.noneOf(Meaning.class);
        int from = 0;
        for (int at = 0; at <= name.length(); at++) {
            boolean letter = at < name.length() && Character.isLetter(name.charAt(at));
            boolean hump = letter
                    && at > from
                    && Character.isUpperCase(name.charAt(at))
                    && Character.isLowerCase(name.charAt(at - 1));
            if (!letter || hump) {
                if (at > from + 1) {
                    found.addAll(meaning(name.substring(from, at)));
                }
                from = letter ? at : at + 1;
            }
        }
        return found;
    }

    private static Collection<Meaning> meaning(String word) {
        return MEANINGS.getOrDefault(word.toLowerCase(Locale.ROOT), Set.of());
    }

    private static Map<String, Set<Meaning>> meanings() {
        Map<String, Set<Meaning>> meanings = new HashMap<>();
        for (Meaning meaning : Meaning.values()) {
            for (String word : meaning.words.split(" ", -1)) {
                meanings.computeIfAbsent(word, key -> EnumSet.noneOf(Meaning.class))
                        .add(meaning);
            }
        }
        return Map.copyOf(meanings);
    }
}
