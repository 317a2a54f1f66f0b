package dev.newswire.sink;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a batch.
 *
 * @param records of each record, in the order of the batch
 * @param held whether written records last only once {@link SinkWriter#flush} says so; else they last now
 */
public record WriteResult(List<RecordResult> records, boolean held) {

    public WriteResult {
        records = List.copyOf(records);
    }

    /** What is written lasts. */
    public static WriteResult of(List<RecordResult> records) {
        return new WriteResult(records, false);
    }

    /** Every record of the batch is written and lasts. */
    public static WriteResult all(SinkBatch batch, Outcome outcome) {
        return of(Collections.nCopies(batch.records().size(), new RecordResult.Written(outcome)));
    }

    /** What is written lasts from a later {@link SinkWriter#flush}. */
    public static WriteResult held(List<RecordResult> records) {
        return new WriteResult(records, true);
    }

    /** How many records were written with each outcome; outcomes that did not occur are absent. */
    public Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (RecordResult one : records) {
            if (one instanceof RecordResult.Written written) {
                counts.merge(written.outcome(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
