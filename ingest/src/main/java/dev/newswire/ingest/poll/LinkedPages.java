package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.page.PageCompletion;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Completes the items of feeds and sitemaps with the pages they link to; a page that is polled is its own. */
final class LinkedPages implements ItemCompletion {
    private final PageCompletion pages;

    LinkedPages(PageCompletion pages) {
        this.pages = pages;
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

    private CompletableFuture<Reading> complete(SourceDefinition source, Reading reading) {
        return reading instanceof Reading.Item item
                ? pages.complete(item, source.getPageFetch()).thenApply(done -> done)
                : CompletableFuture.completedFuture(reading);
    }
}
