package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.SourceState;
import java.util.List;

/**
 * What a poll has brought, before it is committed.
 *
 * @param readings what is to be published
 * @param state the memory once all of it is
 * @param seen the items published once all of it is
 */
record PollResult(List<Reading> readings, SourceState state, SeenItems seen) {

    PollResult {
        readings = List.copyOf(readings);
    }
}
