package dev.newswire.monitor.status;

import dev.newswire.monitor.lag.PartitionLag;
import java.time.Instant;

/** The last samples of one group on one partition, oldest first; a full one drops the oldest. Not thread-safe. */
final class LagWindow {
    /** Committed offset of a group that has committed nothing. */
    static final long NOTHING = -1;

    private static final int FIELDS = 4;
    private static final int AT = 0;
    private static final int COMMITTED = 1;
    private static final int END = 2;
    private static final int LAG = 3;

    private final long[] points;
    private int size;

    LagWindow(int capacity) {
        this.points = new long[capacity * FIELDS];
    }

    void add(Instant at, PartitionLag lag) {
        Long committed = lag.committedOffset();
        add(at.toEpochMilli(), committed == null ? NOTHING : committed, lag.logEndOffset(), lag.lag());
    }

    void add(long atMillis, long committed, long end, long lag) {
        if (isFull()) {
            System.arraycopy(points, FIELDS, points, 0, points.length - FIELDS);
            size--;
        }
        int base = size * FIELDS;
        points[base + AT] = atMillis;
        points[base + COMMITTED] = committed;
        points[base + END] = end;
        points[base + LAG] = lag;
        size++;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size * FIELDS == points.length;
    }

    long at(int sample) {
        return points[sample * FIELDS + AT];
    }

    long committed(int sample) {
        return points[sample * FIELDS + COMMITTED];
    }

    long end(int sample) {
        return points[sample * FIELDS + END];
    }

    long lag(int sample) {
        return points[sample * FIELDS + LAG];
    }

    long newest() {
        return size == 0 ? Long.MIN_VALUE : at(size - 1);
    }

    double seconds() {
        return size < 2 ? 0 : (at(size - 1) - at(0)) / 1000.0;
    }
}
