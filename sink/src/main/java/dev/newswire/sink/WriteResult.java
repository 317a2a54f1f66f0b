package dev.newswire.sink;

import java.util.Map;

/** How many records of a batch had each outcome; outcomes that did not occur are absent. */
public record WriteResult(Map<Outcome, Integer> counts) {

    public WriteResult {
        counts = Map.copyOf(counts);
    }

    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
