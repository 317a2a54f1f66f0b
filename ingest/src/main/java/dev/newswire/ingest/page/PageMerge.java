package dev.newswire.ingest.page;

import dev.newswire.ingest.identity.ContentHash;
import dev.newswire.ingest.identity.VisibleText;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateDoubt;
import dev.newswire.schemas.Media;
import dev.newswire.schemas.RawItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a feed and the page it links to say of an item. The feed's own facts stand; the page fills what is
 * missing and gives the text where it has more of it. Id, address and source stay those of the feed. Pure.
 */
final class PageMerge {

    private PageMerge() {}

    static RawItem of(RawItem feed, RawItem page) {
        boolean pageText = letters(page.getBody(), page) > letters(feed.getBody(), feed);
        BodyFormat format = pageText ? BodyFormat.HTML : feed.getBodyFormat();
        RawItem.Builder merged = RawItem.newBuilder(feed)
                .setBodyFormat(format)
                .setBody(pageText ? as(format, page.getBody(), page) : feed.getBody())
                .setTitle(text(format, feed.getTitle(), feed, page.getTitle(), page))
                .setSummary(text(format, feed.getSummary(), feed, page.getSummary(), page))
                .setAuthors(feed.getAuthors().isEmpty() ? page.getAuthors() : feed.getAuthors())
                .setCategories(categories(feed, page))
                .setMedia(media(feed, page))
                .setLanguage(feed.getLanguage() == null ? page.getLanguage() : feed.getLanguage());
        dates(merged, feed, page);
        RawItem item = merged.build();
        return RawItem.newBuilder(item).setContentHash(hash(item)).build();
    }

    private static int letters(@Nullable String text, RawItem of) {
        return text == null ? 0 : seen(text, of).length();
    }

    private static String seen(@Nullable String text, RawItem of) {
        return text == null ? "" : VisibleText.of(text, of.getBodyFormat() == BodyFormat.HTML);
    }

    /** The feed's words where it has any; else the page's. */
    private static @Nullable String text(
            BodyFormat format, @Nullable String own, RawItem feed, @Nullable String other, RawItem page) {
        if (own != null) {
            return as(format, own, feed);
        }
        return other == null ? null : as(format, other, page);
    }

    /** Title, summary and body are of one format; what is not yet, is turned into it. */
    private static String as(BodyFormat format, String text, RawItem of) {
        boolean markup = of.getBodyFormat() == BodyFormat.HTML;
        if ((format == BodyFormat.HTML) == markup) {
            return text;
        }
        return markup
                ? seen(text, of)
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void dates(RawItem.Builder merged, RawItem feed, RawItem page) {
        boolean doubtful = feed.getPublishedAt() == null || feed.getPublishedDoubt() != DateDoubt.NONE;
        boolean better = page.getPublishedAt() != null && page.getPublishedDoubt() == DateDoubt.NONE;
        if (doubtful && better) {
            merged.setPublishedAt(page.getPublishedAt())
                    .setPublishedText(page.getPublishedText())
                    .setPublishedOrigin(page.getPublishedOrigin())
                    .setPublishedDoubt(DateDoubt.NONE);
        }
        if (feed.getUpdatedAt() == null && page.getUpdatedAt() != null) {
            merged.setUpdatedAt(page.getUpdatedAt())
                    .setUpdatedText(page.getUpdatedText())
                    .setUpdatedOrigin(page.getUpdatedOrigin());
        }
    }

    /** Of both, each once whatever its case. */
    private static List<String> categories(RawItem feed, RawItem page) {
        Map<String, String> found = new LinkedHashMap<>();
        feed.getCategories().forEach(category -> found.putIfAbsent(category.toLowerCase(Locale.ROOT), category));
        page.getCategories().forEach(category -> found.putIfAbsent(category.toLowerCase(Locale.ROOT), category));
        return List.copyOf(found.values());
    }

    /** Of both, each once; captions and credits from wherever they stand. */
    private static List<Media> media(RawItem feed, RawItem page) {
        Map<String, Media> known = new TreeMap<>();
        page.getMedia().forEach(medium -> known.putIfAbsent(medium.getUrl(), medium));
        List<Media> all = new ArrayList<>();
        for (Media medium : feed.getMedia()) {
            Media same = known.remove(medium.getUrl());
            all.add(
                    same == null
                            ? medium
                            : new Media(
                                    medium.getUrl(),
                                    or(medium.getType(), same.getType()),
                                    or(medium.getCaption(), same.getCaption()),
                                    or(medium.getCredit(), same.getCredit())));
        }
        page.getMedia().stream()
                .filter(medium -> known.containsKey(medium.getUrl()))
                .forEach(all::add);
        return all;
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static String hash(RawItem item) {
        String date = item.getPublishedAt() != null
                ? item.getPublishedAt().toString()
                : Objects.requireNonNullElse(item.getPublishedText(), "");
        return ContentHash.of(
                seen(item.getTitle(), item),
                seen(item.getSummary(), item),
                seen(item.getBody(), item),
                item.getAuthors(),
                date);
    }
}
