package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Reading;

/** Hears of every reading once, after the transaction that holds it was committed. Called by one thread at a time. */
@FunctionalInterface
public interface PublishListener {

    /** The reading as it was published: an item no record could hold arrives as its refusal. */
    void published(Reading reading);
}
