package dev.newswire.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.ingest.item.ClaimedDate;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Draft.FoundMedia;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateOrigin;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one mapping from JSON to drafts: our own names, schema.org's NewsArticle and JSON Feed 1.1 side by side. For each
 * property the first field that says something counts. The table stands in the module's README.
 */
public final class JsonMapping {
    private static final List<String> TITLE = List.of("title", "headline", "alternativeHeadline", "name");
    private static final List<String> SUMMARY =
            List.of("summary", "description", "abstract", "alternativeHeadline", "excerpt");
    private static final List<String> HTML_BODY = List.of("content_html", "html");
    private static final List<String> BODY =
            List.of("body", "articleBody", "content_text", "content", "text", "maintext");
    private static final List<String> URL = List.of("url", "canonicalUrl", "link", "mainEntityOfPage", "@id");
    private static final List<String> GUID = List.of("guid", "id", "identifier", "uuid", "@id");
    private static final List<String> PUBLISHED = List.of(
            "publishedAt",
            "datePublished",
            "date_published",
            "published",
            "published_at",
            "pubDate",
            "publication_date",
            "date",
            "dateCreated",
            "dateModified",
            "date_modified");
    private static final List<String> UPDATED =
            List.of("updatedAt", "dateModified", "date_modified", "updated", "updated_at", "modified");
    private static final List<String> LANGUAGE = List.of("language", "inLanguage", "lang");
    private static final List<String> AUTHORS = List.of("authors", "author", "byline", "creator");
    private static final List<String> CATEGORIES = List.of("categories", "category", "articleSection", "section");
    private static final List<String> KEYWORDS = List.of("keywords", "tags");
    private static final List<String> MEDIA = List.of("media", "image", "images", "video", "audio", "attachments");
    private static final List<String> SOURCE = List.of("source", "publisher", "site_name");

    private JsonMapping() {}

    /** Adds what an object says to a draft; what the draft knows already stays. {@code origin} is where its dates stand. */
    public static void into(Draft draft, JsonNode item, DateOrigin origin) {
        for (String name : URL) {
            draft.url(JsonFields.text(item.get(name), "@id", "url"));
        }
        body(draft, item);
        draft.title(JsonFields.text(item, TITLE));
        draft.summary(JsonFields.text(
                item, item.hasNonNull("title") || item.hasNonNull("headline") ? SUMMARY : SUMMARY.subList(0, 3)));
        facts(draft, item, origin);
    }

    /** Adds all but the texts: for a page, whose own texts are better than what it says about them. */
    public static void facts(Draft draft, JsonNode item, DateOrigin origin) {
        draft.guid(JsonFields.text(item, GUID));
        for (String name : PUBLISHED) {
            published(draft, item.get(name), origin);
        }
        for (String name : UPDATED) {
            updated(draft, item.get(name), origin);
        }
        draft.language(JsonFields.text(item.get(LANGUAGE.get(0))));
        for (String name : LANGUAGE) {
            draft.language(JsonFields.text(item.get(name), "alternateName", "identifier", "name"));
        }
        if (!draft.hasAuthors()) {
            JsonFields.each(JsonFields.first(item, AUTHORS)).forEach(author -> draft.author(person(author)));
        }
        for (String name : CATEGORIES) {
            JsonFields.each(item.get(name))
                    .forEach(one -> draft.category(JsonFields.text(one, "name", "label", "term")));
        }
        for (String name : KEYWORDS) {
            JsonFields.each(item.get(name)).forEach(one -> keywords(draft, one));
        }
        for (String name : MEDIA) {
            JsonFields.each(item.get(name)).forEach(one -> media(draft, one));
        }
        source(draft, JsonFields.first(item, SOURCE));
    }

    private static void body(Draft draft, JsonNode item) {
        String html = JsonFields.text(item, HTML_BODY);
        String body = html != null ? html : JsonFields.text(item, BODY);
        String format = JsonFields.text(item.get("bodyFormat"));
        boolean markup = format == null
                ? html != null || (body != null && Markup.looksLike(body))
                : format.toLowerCase(Locale.ROOT).contains("html");
        draft.body(body).format(markup ? BodyFormat.HTML : BodyFormat.TEXT);
    }

    private static void published(Draft draft, @Nullable JsonNode value, DateOrigin origin) {
        if (value != null && value.isIntegralNumber() && value.canConvertToLong()) {
            ClaimedDate.ofEpoch(value.asLong()).ifPresent(moment -> draft.publishedAt(moment, value.asText(), origin));
        } else {
            draft.published(JsonFields.text(value, "@value", "value"), origin);
        }
    }

    private static void updated(Draft draft, @Nullable JsonNode value, DateOrigin origin) {
        if (value != null && value.isIntegralNumber() && value.canConvertToLong()) {
            ClaimedDate.ofEpoch(value.asLong()).ifPresent(moment -> draft.updatedAt(moment, value.asText(), origin));
        } else {
            draft.updated(JsonFields.text(value, "@value", "value"), origin);
        }
    }

    private static @Nullable String person(JsonNode author) {
        String name = JsonFields.text(author, "name", "@value");
        if (name != null || !author.isObject()) {
            return name;
        }
        String given = JsonFields.text(author.get("givenName"));
        String family = JsonFields.text(author.get("familyName"));
        return given == null || family == null ? (given == null ? family : given) : given + ' ' + family;
    }

    private static void keywords(Draft draft, JsonNode value) {
        String text = JsonFields.text(value, "name", "label", "term");
        if (text != null) {
            for (String keyword : text.split("[,;]", -1)) {
                draft.category(keyword);
            }
        }
    }

    private static void media(Draft draft, JsonNode value) {
        String url = JsonFields.text(value, "url", "contentUrl", "href", "@id");
        if (url != null) {
            draft.media(new FoundMedia(
                    url,
                    JsonFields.text(value.get("type"), "@value") == null
                            ? JsonFields.text(firstOf(value, "mime_type", "encodingFormat"))
                            : JsonFields.text(value.get("type")),
                    JsonFields.text(firstOf(value, "caption", "title", "description")),
                    JsonFields.text(firstOf(value, "credit", "creditText", "copyrightNotice"), "name")));
        }
    }

    private static @Nullable JsonNode firstOf(JsonNode value, String... names) {
        return value.isObject() ? JsonFields.first(value, List.of(names)) : null;
    }

    private static void source(Draft draft, @Nullable JsonNode source) {
        if (source != null && source.isObject()) {
            draft.sourceId(JsonFields.text(source.get("id")))
                    .sourceName(JsonFields.text(source.get("name")))
                    .sourceUrl(JsonFields.text(source.get("url"), "@id"));
        } else {
            draft.sourceName(JsonFields.text(source, "name"));
        }
    }
}
