package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.NoteReader;
import dev.newswire.enrich.story.NoteWriter;

/**
 * How many items a window has brought of a subject so far.
 *
 * @param subject as the first of them had it
 * @param items how many
 * @param latest the latest of their times, milliseconds since 1970 UTC
 */
record TrendCount(TrendSubject subject, long items, long latest) {
    private static final byte FORMAT = 1;

    TrendCount oneMore(long time) {
        return new TrendCount(subject, items + 1, Math.max(latest, time));
    }

    byte[] toBytes() {
        NoteWriter out = new NoteWriter(FORMAT).time(items).time(latest);
        subject.write(out);
        return out.bytes();
    }

    static TrendCount fromBytes(byte[] bytes) {
        NoteReader in = new NoteReader(bytes, FORMAT);
        long items = in.time();
        long latest = in.time();
        return new TrendCount(TrendSubject.read(in), items, latest);
    }
}
