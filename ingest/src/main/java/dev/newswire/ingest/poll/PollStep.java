package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is committed of one source in one transaction.
 *
 * @param work the result it belongs to, which is spent with its last step
 * @param readings what is published
 * @param seen the items published after it; null when that does not change
 * @param last whether the memory is written too
 */
record PollStep(
        PollWork work, List<Reading> readings, @Nullable SeenItems seen, boolean last) {

    PollStep {
        readings = List.copyOf(readings);
    }

    /** The source that everything in it belongs to. */
    PolledSource source() {
        return work.source();
    }
}
