package dev.newswire.ingest.read;

import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.charset.BinaryCheck;
import dev.newswire.ingest.read.charset.CharsetLabel;
import dev.newswire.ingest.read.charset.Decoded;
import dev.newswire.ingest.read.charset.TextDecoder;
import dev.newswire.ingest.read.page.PageReader;
import dev.newswire.schemas.HttpFacts;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a document that is one item: a text or a page. */
final class DocumentReader {
    private final int limit;
    private final PageReader pages;

    DocumentReader(int limit) {
        this.limit = limit;
        this.pages = new PageReader(limit);
    }

    /** A page that stands in a file, or was fetched as the delivery says. */
    Reading page(Original original, Origin origin, Delivery delivery, ItemMaker maker) {
        HttpFacts http = delivery.http();
        return page(
                original,
                origin,
                delivery.url(),
                CharsetLabel.ofContentType(http == null ? null : http.getContentType()),
                draft -> maker.make(draft, origin, () -> original));
    }

    /** A text file. */
    Reading text(Original original, Origin origin, ItemMaker maker) {
        return refusal(original, origin).orElseGet(() -> {
            Decoded decoded = TextDecoder.decode(original.bytes(), null);
            Draft draft = new Draft().replaced(decoded.replaced());
            return maker.make(TextItemReader.read(decoded.text(), draft), origin, () -> original);
        });
    }

    /**
     * A page.
     *
     * @param address where it was fetched from; null when that is not known
     * @param declared charset that came with it, outside of its bytes
     * @param make makes the item of what was found
     */
    Reading page(
            Original original,
            Origin origin,
            @Nullable String address,
            Optional<Charset> declared,
            Function<Draft, Reading> make) {
        Optional<Reading> refusal = refusal(original, origin);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Decoded decoded = decode(original, declared);
        Draft draft = new Draft().replaced(decoded.replaced());
        try {
            pages.read(decoded.text(), address, draft);
        } catch (RuntimeException e) {
            // A parser that trips over one page must not end the push.
            return original.refuse(origin, Reason.MALFORMED_PAGE, "the parser fails on it: " + e, e);
        }
        return make.apply(draft);
    }

    /** Why a document cannot be one item; empty when it may be. */
    private Optional<Reading> refusal(Original original, Origin origin) {
        if (original.length() > original.bytes().length) {
            return Optional.of(
                    original.refuse(origin, Reason.TOO_LARGE, "no more than " + limit + " bytes are read as one item"));
        }
        return BinaryCheck.kind(original.bytes(), original.bytes().length)
                .map(kind -> original.refuse(origin, Reason.NOT_TEXT, "it is no text but " + kind));
    }

    /** The charset a document declares in its own first bytes, where it does. */
    private static Decoded decode(Original original, Optional<Charset> declared) {
        byte[] bytes = original.bytes();
        Charset charset =
                declared.or(() -> CharsetLabel.declaredIn(bytes, bytes.length)).orElse(null);
        return TextDecoder.decode(bytes, charset);
    }
}
