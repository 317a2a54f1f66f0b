package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.item.Draft.FoundMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pictures, sounds and films of an entry: enclosures, Media RSS, iTunes, Atom's links and content elsewhere. */
final class EntryMedia {

    private EntryMedia() {}

    /** What is named, in this order: the medium itself, then what only stands for it. */
    static List<FoundMedia> of(FeedElement entry) {
        List<FoundMedia> found = new ArrayList<>();
        entry.all("enclosure").forEach(enclosure -> add(found, enclosure, enclosure.attribute("url"), null));
        entry.all("link", "atom:link")
                .filter(link -> FeedLinks.relation(link).equals("enclosure"))
                .forEach(link -> add(found, link, link.attribute("href"), null));
        entry.all("content", "atom:content")
                .filter(content -> !content.attribute("type").contains("html"))
                .forEach(content -> add(found, content, content.attribute("src"), null));
        List<FeedElement> groups =
                Stream.concat(Stream.of(entry), entry.all("media:group")).toList();
        groups.forEach(group -> group.all("media:content").forEach(content -> content(content, group, found)));
        groups.forEach(group -> thumbnails(group, group, found));
        entry.all("itunes:image", "googleplay:image")
                .forEach(image -> add(found, image, image.attribute("href"), null));
        entry.all("image", "image:item").forEach(image -> {
            String url = image.text("url");
            add(found, image, url != null ? url : image.xml().children().isEmpty() ? image.text() : "", null);
        });
        return found;
    }

    private static void content(FeedElement content, FeedElement group, List<FoundMedia> found) {
        add(found, content, content.attribute("url"), group);
        content.all("media:player").forEach(player -> {
            if (content.attribute("url").isEmpty()) {
                add(found, player, player.attribute("url"), group);
            }
        });
        thumbnails(content, group, found);
    }

    private static void thumbnails(FeedElement place, FeedElement group, List<FoundMedia> found) {
        place.all("media:thumbnail").forEach(thumbnail -> {
            String url = thumbnail.attribute("url");
            add(found, thumbnail, url.isEmpty() ? thumbnail.text() : url, group);
        });
    }

    /** {@code group}: where words about the medium may stand beside it; null when they never do. */
    private static void add(List<FoundMedia> found, FeedElement element, String url, @Nullable FeedElement group) {
        if (!url.isBlank()) {
            String type = element.attribute("type");
            found.add(new FoundMedia(
                    FeedLinks.absolute(element, url),
                    type.isEmpty() ? null : type,
                    words(element, group, "media:description", "media:title"),
                    words(element, group, "media:credit", "media:copyright")));
        }
    }

    private static @Nullable String words(FeedElement element, @Nullable FeedElement group, String... keys) {
        String own = element.text(keys);
        return own != null || group == null ? own : group.text(keys);
    }
}
