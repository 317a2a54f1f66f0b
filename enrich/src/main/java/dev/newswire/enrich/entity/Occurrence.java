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
 * @param elided whether the first token begins with a French article that is no part of the name
 */
record Occurrence(
        FieldText field, Span span, String form, @Nullable KnownName known, boolean elided) {

    EntityType type() {
        return span.type();
    }

    EntityMention mention() {
        int start = field.tokens().start(span.start()) + (elided ? Elision.LENGTH : 0);
        int end = field.tokens().end(span.end() - 1);
        return new EntityMention(
                field.field(), field.index(), start, end, field.tokens().text().substring(start, end));
    }
}
