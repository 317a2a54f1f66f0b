package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.page.PageCompletion;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Completes the items of feeds and sitemaps with the pages they link to; a page that is polled is its own. */
final class LinkedPages implements ItemCompletion {
    private final PageCompletion pages;

    LinkedPages(PageCompletion pages) {
        this.pages = pages;
    }

    @Override
    public boolean findsTexts(SourceDefinition source) {
        return source.getKind() == SourceKind.SITEMAP && pages.fetches(source.getPageFetch());
    }

    @Override
    public CompletableFuture<List<Reading>> complete(SourceDefinition source, List<Reading> readings) {
        if (source.getKind() == SourceKind.PAGE) {
            return CompletableFuture.completedFuture(readings);
        }
        List<CompletableFuture<Reading>> completed =
                readings.stream().map(reading -> complete(source, reading)).toList();
        return CompletableFuture.allOf(completed.toArray(CompletableFuture[]::new))
                .thenApply(
                        all -> completed.stream().map(CompletableFuture::join).toList());
    }

    /** An address alone is no item. */
    private static Reading readable(Reading.Item item) {
        RawItem read = item.item();
        if (!BareItem.is(read)) {
            return item;
        }
        String address = String.valueOf(read.getUrl());
        return Original.of(address.getBytes(StandardCharsets.UTF_8))
                .refuse(
                        item.origin(),
                        Reason.NO_CONTENT,
                        address + " has no title here, and its page could not be had or holds nothing to read");
    }

    private CompletableFuture<Reading> complete(SourceDefinition source, Reading reading) {
        return reading instanceof Reading.Item item
                ? pages.complete(item, source.getPageFetch()).thenApply(LinkedPages::readable)
                : CompletableFuture.completedFuture(reading);
    }
}
