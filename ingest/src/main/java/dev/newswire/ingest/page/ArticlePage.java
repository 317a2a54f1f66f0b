package dev.newswire.ingest.page;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.ResponseFacts;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.charset.BinaryCheck;
import dev.newswire.ingest.read.charset.CharsetLabel;
import dev.newswire.ingest.read.charset.Decoded;
import dev.newswire.ingest.read.charset.TextDecoder;
import dev.newswire.ingest.read.page.PageReader;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Reads a fetched page as an item of its own. Immutable. */
final class ArticlePage {
    private final PageReader pages;
    private final ItemMaker maker;

    /** @param longest most letters of a text within a page's JSON-LD */
    ArticlePage(int longest, Clock clock) {
        this.pages = new PageReader(longest);
        this.maker = new ItemMaker(new Feeder(null, null, SourceKind.PAGE), clock);
    }

    /** Empty for what is no page, and for pages with nothing to read. */
    Optional<RawItem> read(FetchOutcome.Fetched fetched) {
        byte[] body = fetched.body();
        ResponseFacts facts = fetched.facts();
        if (!markup(facts) || BinaryCheck.kind(body, body.length).isPresent()) {
            return Optional.empty();
        }
        Charset charset = facts.charset()
                .or(() -> CharsetLabel.declaredIn(body, body.length))
                .orElse(null);
        Decoded decoded = TextDecoder.decode(body, charset);
        Origin origin = new Origin(facts.url().toString(), 0);
        Draft draft = new Draft().replaced(decoded.replaced());
        Reading reading =
                maker.make(pages.read(decoded.text(), facts.url().toString(), draft), origin, () -> Original.of(body));
        return reading instanceof Reading.Item item ? Optional.of(item.item()) : Optional.empty();
    }

    /** Pages that call themselves text, or nothing at all, are read as what they look like. */
    private static boolean markup(ResponseFacts facts) {
        String type = facts.contentType().orElse("text/html").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml") || type.startsWith("text/plain");
    }
}
