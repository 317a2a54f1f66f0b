package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way into transactions, cut into steps when it is too much for one. Belongs to the poller's thread.
 */
final class PollWork {
    private final PolledSource source;
    private final @Nullable PollResult result;
    private int published;

    /** @param result null when the source is to be forgotten */
    PollWork(PolledSource source, @Nullable PollResult result) {
        this.source = source;
        this.result = result;
    }

    PolledSource source() {
        return source;
    }

    /** Empty when the source is to be forgotten. */
    Optional<PollResult> result() {
        return Optional.ofNullable(result);
    }

    /** The next step, of at most so many readings and about so many letters, but of one reading at least. */
    PollStep step(int items, long letters) {
        if (result == null) {
            return new PollStep(this, List.of(), null, true);
        }
        List<Reading> rest =
                result.readings().subList(published, result.readings().size());
        List<Reading> taken = new ArrayList<>();
        long size = 0;
        for (Reading reading : rest) {
            size += DocumentSieve.size(reading);
            if (!taken.isEmpty() && (taken.size() >= items || size > letters)) {
                break;
            }
            taken.add(reading);
        }
        boolean last = taken.size() == rest.size();
        SeenItems after = last ? result.seen() : source.seen().and(keys(taken));
        return new PollStep(this, taken, after.equals(source.seen()) ? null : after, last);
    }

    /** The step is committed. */
    void committed(PollStep step) {
        published += step.readings().size();
        if (step.seen() != null) {
            source.remember(step.seen());
        }
        if (step.last() && result != null) {
            source.remember(result.state());
        }
    }

    private static List<ItemVersion> keys(List<Reading> readings) {
        return readings.stream().map(ItemVersion::of).flatMap(Optional::stream).toList();
    }
}
