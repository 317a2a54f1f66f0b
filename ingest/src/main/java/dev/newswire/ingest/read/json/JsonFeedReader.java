package dev.newswire.ingest.read.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newswire.ingest.identity.CanonicalUrl;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.feed.FeedHints;
import dev.newswire.ingest.read.stream.JsonSlices;
import dev.newswire.ingest.read.stream.PeekStream;
import dev.newswire.ingest.read.stream.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON Feed (version 1.1) item by item, so that its length does not matter. What the feed says of itself counts
 * when it stands before the items, as it always does. Immutable.
 */
public final class JsonFeedReader {
    private static final int LARGEST_HEADER = 256 * 1024;
    private static final byte[] ITEMS = "\"items\"".getBytes(StandardCharsets.US_ASCII);

    private final JsonItemReader items;
    private final JsonValues values;
    private final int limit;

    /** @param limit most bytes an item may have */
    public JsonFeedReader(JsonItemReader items, int limit) {
        this.items = items;
        this.values = new JsonValues(limit);
        this.limit = limit;
    }

    /**
     * Reads a whole feed; bytes must be UTF-8.
     *
     * @param hints takes what the feed says of itself, before the first reading
     */
    public void read(PeekStream in, String file, ItemMaker maker, Consumer<FeedHints> hints, Consumer<Reading> out)
            throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        if (!reachItems(in, header)) {
            out.accept(Original.of(header.toByteArray())
                    .refuse(new Origin(file, 0), Reason.MALFORMED_JSON, "the feed has no array of items"));
            return;
        }
        JsonNode feed = feed(header.toString(StandardCharsets.UTF_8));
        hints.accept(hints(feed));
        long line = 1
                + header.toString(StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        JsonSlices slices = JsonSlices.ofArray(in, limit, line);
        for (Optional<Slice> next = slices.next(); next.isPresent(); next = slices.next()) {
            items.read(next.get(), file, maker, draft -> about(draft, feed), out);
        }
    }

    private static FeedHints hints(JsonNode feed) {
        List<String> hubs = JsonFields.each(feed.get("hubs")).stream()
                .flatMap(hub -> address(hub.get("url")).stream())
                .distinct()
                .toList();
        return new FeedHints(
                Optional.ofNullable(JsonFields.text(feed.get("title"))),
                address(feed.get("home_page_url")),
                Optional.ofNullable(JsonFields.text(feed.get("language"))),
                Optional.empty(),
                address(feed.get("feed_url")),
                hubs,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of());
    }

    private static Optional<String> address(@Nullable JsonNode url) {
        return Optional.ofNullable(JsonFields.text(url)).flatMap(text -> CanonicalUrl.resolve(null, text));
    }

    private static void about(Draft draft, JsonNode feed) {
        draft.sourceName(JsonFields.text(feed.get("title")))
                .sourceUrl(JsonFields.text(feed.get("home_page_url")))
                .sourceUrl(JsonFields.text(feed.get("feed_url")))
                .language(JsonFields.text(feed.get("language")));
        if (!draft.hasAuthors()) {
            JsonFields.each(feed.get("authors")).forEach(author -> draft.author(JsonFields.text(author, "name")));
        }
    }

    /** Reads up to the bracket that opens the items; false when there is none within what a header may hold. */
    private static boolean reachItems(PeekStream in, ByteArrayOutputStream header) throws IOException {
        int depth = 0;
        boolean string = false;
        boolean escaped = false;
        while (header.size() < LARGEST_HEADER) {
            if (!string && depth == 1 && startsItems(in)) {
                return header(in, header);
            }
            int octet = in.read();
            if (octet < 0) {
                return false;
            }
            header.write(octet);
            if (string) {
                string = escaped || octet != '"';
                escaped = !escaped && octet == '\\';
            } else if (octet == '"') {
                string = true;
            } else if (octet == '{' || octet == '[') {
                depth++;
            } else if (octet == '}' || octet == ']') {
                depth--;
            }
        }
        return false;
    }

    /** The key may also be a value that happens to read the same; then no colon follows it. */
    private static boolean startsItems(PeekStream in) throws IOException {
        byte[] next = in.peek(ITEMS.length + 64);
        for (int i = 0; i < ITEMS.length; i++) {
            if (i >= next.length || next[i] != ITEMS[i]) {
                return false;
            }
        }
        String rest =
                new String(next, ITEMS.length, next.length - ITEMS.length, StandardCharsets.US_ASCII).stripLeading();
        return rest.startsWith(":") && rest.substring(1).stripLeading().startsWith("[");
    }

    private static boolean header(PeekStream in, ByteArrayOutputStream header) throws IOException {
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '[') {
                return true;
            }
            // Line ends are kept for counting, the rest must not disturb the header.
            header.write(octet == '\n' ? '\n' : ' ');
        }
        return false;
    }

    private JsonNode feed(String header) {
        String open = header.stripTrailing();
        String closed = (open.endsWith(",") ? open.substring(0, open.length() - 1) : open) + '}';
        try {
            return values.parse(closed);
        } catch (JsonProcessingException broken) {
            // The items may be well nevertheless.
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
