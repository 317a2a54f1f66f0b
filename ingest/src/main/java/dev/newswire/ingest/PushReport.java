package dev.newswire.ingest;

import dev.newswire.ingest.item.Reading;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a push; counts only what is committed.
 *
 * @param files files and streams that were read
 * @param accepted items now on {@code news.raw}
 * @param refused pieces now on {@code news.deadletters}
 * @param leftOut records of archives that never were items
 * @param reasons how many were refused or left out for each reason, by its label
 * @param refusals the first refusals, without more than {@link #MOST_REFUSALS}
 */
public record PushReport(
        long files,
        long accepted,
        long refused,
        long leftOut,
        Map<String, Long> reasons,
        List<Reading.Refused> refusals) {

    /** Refusals kept for printing; a listener hears of all. */
    public static final int MOST_REFUSALS = 1_000;

    public PushReport {
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
        refusals = List.copyOf(refusals);
    }

    /** Whether everything that was read was accepted. */
    public boolean clean() {
        return refused == 0;
    }
}
