package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.NoteReader;
import dev.newswire.enrich.story.NoteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What one item adds to the counts of one partition. Without a subject it tells that partition how late it is.
 *
 * @param partition where all its subjects are counted
 * @param subjects each counts one item more
 */
record TrendNote(int partition, List<TrendSubject> subjects) {
    private static final byte FORMAT = 1;

    TrendNote {
        subjects = List.copyOf(subjects);
    }

    byte[] toBytes() {
        NoteWriter out = new NoteWriter(FORMAT).number(partition).number(subjects.size());
        subjects.forEach(subject -> subject.write(out));
        return out.bytes();
    }

    static TrendNote fromBytes(byte[] bytes) {
        NoteReader in = new NoteReader(bytes, FORMAT);
        int partition = in.number();
        List<TrendSubject> subjects = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            subjects.add(TrendSubject.read(in));
        }
        return new TrendNote(partition, subjects);
    }
}
