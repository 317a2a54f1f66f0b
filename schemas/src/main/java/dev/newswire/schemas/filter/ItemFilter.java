package dev.newswire.schemas.filter;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.topic.MediaTopic;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which items are wanted; all conditions must hold, null sets none. Immutable.
 *
 * @param category one of the item's categories
 * @param entity canonical name, alias or knowledge-base id; case and accents do not matter
 * @param language BCP 47 tag or a prefix of its subtags: {@code pt} takes {@code pt-BR} too
 * @param source id or name of the source; case does not matter
 * @param text words that must all begin a word of the title, summary or text; words in double quotes go together
 */
public record ItemFilter(
        @Nullable MediaTopic category,
        @Nullable String entity,
        @Nullable String language,
        @Nullable String source,
        @Nullable String text) {

    /** The filter made ready to be asked often. Thread-safe. */
    public Predicate<EnrichedItem> predicate() {
        Predicate<EnrichedItem> wanted = item -> true;
        if (category != null) {
            String code = category.code();
            wanted = wanted.and(item ->
                    item.getCategories().stream().anyMatch(one -> one.getCode().equals(code)));
        }
        if (language != null) {
            String tag = language;
            wanted = wanted.and(item -> Matches.language(item, tag));
        }
        if (source != null) {
            String name = source;
            wanted = wanted.and(item -> Matches.source(item, name));
        }
        if (entity != null) {
            String name = Words.fold(entity);
            wanted = wanted.and(item -> Matches.entity(item, name));
        }
        if (text != null) {
            Words words = Words.of(text);
            wanted = wanted.and(item -> Matches.text(item, words));
        }
        return wanted;
    }
}
