package dev.newswire.ingest;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.publish.PublishListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is published and passes it on. Written by the publisher's threads, read by the job's. */
final class Tally implements PublishListener {
    private final PublishListener next;
    private final Map<String, Long> reasons = new TreeMap<>();
    private final List<Reading.Refused> refusals = new ArrayList<>();
    private long files;
    private long accepted;
    private long refused;
    private long leftOut;

    Tally(PublishListener next) {
        this.next = next;
    }

    synchronized void file() {
        files++;
    }

    @Override
    public void published(Reading reading) {
        count(reading);
        next.published(reading);
    }

    private synchronized void count(Reading reading) {
        if (reading instanceof Reading.Refused refusal) {
            refused++;
            reasons.merge(refusal.reason().label(), 1L, Long::sum);
            if (refusals.size() < PushReport.MOST_REFUSALS) {
                refusals.add(withoutBytes(refusal));
            }
        } else if (reading instanceof Reading.LeftOut left) {
            leftOut++;
            reasons.merge(left.reason().label(), 1L, Long::sum);
        } else {
            accepted++;
        }
    }

    /** A thousand refusals of ten megabytes each would not fit; the bytes are with the dead letters. */
    private static Reading.Refused withoutBytes(Reading.Refused refusal) {
        return new Reading.Refused(
                refusal.origin(),
                refusal.reason(),
                refusal.message(),
                refusal.exception(),
                new byte[0],
                refusal.length(),
                refusal.truncated());
    }

    synchronized PushReport report() {
        return new PushReport(files, accepted, refused, leftOut, reasons, refusals);
    }
}
