package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.NoteReader;
import dev.newswire.enrich.story.NoteWriter;
import dev.newswire.schemas.TrendKind;
import org.jspecify.annotations.Nullable;

/**
 * What is counted.
 *
 * @param kind entity, category or story
 * @param key what tells it from others of its kind
 * @param name what people call it
 * @param id the id that a watch-list gives it; null for none
 */
record TrendSubject(
        TrendKind kind, String key, String name, @Nullable String id) {

    /** The key of its records on {@code news.trends}. */
    String recordKey() {
        return kind + ":" + key;
    }

    void write(NoteWriter out) {
        out.text(kind.name()).text(key).text(name).optional(id);
    }

    static TrendSubject read(NoteReader in) {
        return new TrendSubject(TrendKind.valueOf(in.text()), in.text(), in.text(), in.optional());
    }
}
