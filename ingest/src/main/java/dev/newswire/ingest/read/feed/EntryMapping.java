package dev.newswire.ingest.read.feed;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Draft.FoundMedia;
import dev.newswire.ingest.read.page.Markup;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateOrigin;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Maps one entry, as ROME understands it, to a draft; what ROME drops (the words of dates, Media RSS) is read beside it. */
final class EntryMapping {
    private static final String[] PUBLISHED = {
        "pubDate",
        "published",
        "issued",
        "dc|date",
        "dcterms|issued",
        "dcterms|created",
        "date",
        "created",
        "updated",
        "modified",
        "dcterms|modified",
        "lastBuildDate"
    };

    private static final Set<String> FEED_ELEMENTS = Set.of(
            "item",
            "title",
            "link",
            "description",
            "guid",
            "pubdate",
            "author",
            "category",
            "enclosure",
            "comments",
            "source");

    private EntryMapping() {}

    /** {@code xml}: the entry once more, parsed without understanding. */
    static void into(Draft draft, SyndEntry entry, Element xml) {
        draft.format(BodyFormat.HTML);
        link(draft, entry);
        draft.title(title(entry, xml));
        StringBuilder body = new StringBuilder();
        for (SyndContent content : entry.getContents()) {
            String value = markup(content);
            if (value != null) {
                body.append(value).append('\n');
            }
        }
        draft.body(body.toString());
        draft.summary(naked(entry, xml, "description")).summary(markup(entry.getDescription()));
        dates(draft, entry, xml);
        authors(draft, entry, xml);
        entry.getCategories().forEach(category -> draft.category(category.getName()));
        if (entry.getModule(DCModule.URI) instanceof DCModule dublinCore) {
            dublinCore.getSubjects().forEach(subject -> draft.category(subject.getValue()));
            draft.language(dublinCore.getLanguage());
        }
        draft.language(xml.attr("xml:lang"));
        media(draft, entry, xml);
    }

    private static void link(Draft draft, SyndEntry entry) {
        draft.url(entry.getLink());
        entry.getLinks().forEach(link -> {
            if (link.getRel() == null || link.getRel().equals("alternate")) {
                draft.url(link.getHref());
            }
        });
        if (entry.getWireEntry() instanceof Item item && item.getGuid() != null) {
            draft.guid(item.getGuid().getValue());
            if (item.getGuid().isPermaLink()) {
                draft.url(item.getGuid().getValue());
            }
        } else if (entry.getWireEntry() instanceof Entry atom) {
            draft.guid(atom.getId());
        } else if (entry.getWireEntry() instanceof Item item && !Objects.equals(item.getUri(), item.getLink())) {
            draft.guid(item.getUri());
        }
    }

    private static @Nullable String title(SyndEntry entry, Element xml) {
        String naked = naked(entry, xml, "title");
        if (naked != null) {
            return naked;
        }
        SyndContent title = entry.getTitleEx();
        // RSS never said whether titles are text or markup; Atom does.
        boolean text =
                title != null && (title.getType() == null || !title.getType().contains("html"));
        return entry.getWireEntry() instanceof Entry && text ? Markup.text(entry.getTitle()) : entry.getTitle();
    }

    /** RSS with markup that nobody escaped; null when there is none, or when it is an element that was never closed. */
    private static @Nullable String naked(SyndEntry entry, Element xml, String name) {
        Element element = entry.getWireEntry() instanceof Item ? child(xml, name) : null;
        boolean markup = element != null
                && !element.children().isEmpty()
                && element.getAllElements().stream()
                        .skip(1)
                        .noneMatch(
                                inner -> FEED_ELEMENTS.contains(inner.tagName().toLowerCase(Locale.ROOT)));
        return markup && element != null ? element.html() : null;
    }

    private static @Nullable String markup(@Nullable SyndContent content) {
        if (content == null || content.getValue() == null) {
            return null;
        }
        String type = content.getType() == null ? "html" : content.getType();
        return type.equals("text") || type.equals("text/plain") ? Markup.text(content.getValue()) : content.getValue();
    }

    private static void dates(Draft draft, SyndEntry entry, Element xml) {
        for (String name : PUBLISHED) {
            Element date = child(xml, name);
            draft.published(date == null ? null : date.text(), DateOrigin.FEED);
        }
        Date understood = entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
        Element words = child(xml, PUBLISHED[0]);
        if (understood != null) {
            draft.publishedAt(
                    understood.toInstant(),
                    words == null ? understood.toInstant().toString() : words.text(),
                    DateOrigin.FEED);
        }
    }

    private static void authors(Draft draft, SyndEntry entry, Element xml) {
        entry.getAuthors().forEach(person -> draft.author(name(person.getName())));
        if (!draft.hasAuthors() && entry.getModule(DCModule.URI) instanceof DCModule dublinCore) {
            dublinCore.getCreators().forEach(creator -> draft.author(name(creator)));
        }
        if (!draft.hasAuthors()) {
            draft.author(name(entry.getAuthor()));
        }
        if (!draft.hasAuthors()) {
            Element author = child(xml, "author");
            draft.author(author == null ? null : name(author.text()));
        }
    }

    /** RSS gives authors as an address of mail with the name in parentheses. */
    private static @Nullable String name(@Nullable String author) {
        if (author == null) {
            return null;
        }
        int from = author.indexOf('(');
        int to = author.lastIndexOf(')');
        return from > 0 && to > from && author.substring(0, from).contains("@")
                ? author.substring(from + 1, to)
                : author;
    }

    private static void media(Draft draft, SyndEntry entry, Element xml) {
        for (Element content : xml.select("media|content[url], media|thumbnail[url]")) {
            Element around = content.parent() == null ? content : content.parent();
            draft.media(new FoundMedia(
                    content.attr("url"),
                    blankToNull(content.attr("type")),
                    words(content, around, "media|description", "media|title"),
                    words(content, around, "media|credit")));
        }
        entry.getEnclosures().forEach(enclosure -> {
            if (enclosure.getUrl() != null) {
                draft.media(new FoundMedia(enclosure.getUrl(), enclosure.getType(), null, null));
            }
        });
    }

    private static @Nullable String words(Element content, Element around, String... names) {
        for (Element place : List.of(content, around)) {
            for (String name : names) {
                Element found = child(place, name);
                if (found != null && found.hasText()) {
                    return found.text();
                }
            }
        }
        return null;
    }

    private static @Nullable Element child(Element parent, String name) {
        String wanted = name.replace('|', ':');
        return parent.children().stream()
                .filter(child -> child.tagName().equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
