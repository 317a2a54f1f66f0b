package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.gazetteer.KnownName;
import org.jspecify.annotations.Nullable;

/**
 * One span in its field, on the way to becoming a mention.
 *
 * @param field the part of the article
 * @param span its tokens
 * @param form the text with single blanks
 * @param known what the gazetteer says it is, if that fits its type
 */
record Occurrence(
        FieldText field, Span span, String form, @Nullable KnownName known) {

    EntityType type() {
        return span.type();
    }

    EntityMention mention() {
        int start = field.tokens().start(span.start());
        int end = field.tokens().end(span.end() - 1);
        return new EntityMention(
                field.field(), field.index(), start, end, field.tokens().text().substring(start, end));
    }
}
