package dev.newswire.monitor.subscribe;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.filter.ItemFilter;
import dev.newswire.schemas.topic.MediaTopic;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which items are wanted; all conditions must hold, null sets none. Immutable, like its {@code with} methods.
 *
 * @param category reads that category's topic instead of all items
 * @param entity canonical name, alias or knowledge-base id; case and accents do not matter
 * @param language BCP 47 tag or a prefix of its subtags: {@code pt} takes {@code pt-BR} too
 * @param source id or name of the source; case does not matter
 * @param text words that must all begin a word of the title, summary or text; words in double quotes go together
 * @param follow false stops at the records that were there when the subscription began
 */
public record Query(
        @Nullable MediaTopic category,
        @Nullable String entity,
        @Nullable String language,
        @Nullable String source,
        @Nullable String text,
        Start start,
        boolean follow) {

    public Query {
        Objects.requireNonNull(start, "start");
    }

    /** Everything from now on. */
    public static Query everything() {
        return new Query(null, null, null, null, null, new Start.Now(), true);
    }

    public Query withCategory(@Nullable MediaTopic wanted) {
        return new Query(wanted, entity, language, source, text, start, follow);
    }

    public Query withEntity(@Nullable String wanted) {
        return new Query(category, wanted, language, source, text, start, follow);
    }

    public Query withLanguage(@Nullable String wanted) {
        return new Query(category, entity, wanted, source, text, start, follow);
    }

    public Query withSource(@Nullable String wanted) {
        return new Query(category, entity, language, wanted, text, start, follow);
    }

    public Query withText(@Nullable String wanted) {
        return new Query(category, entity, language, source, wanted, start, follow);
    }

    public Query withStart(Start wanted) {
        return new Query(category, entity, language, source, text, wanted, follow);
    }

    public Query withFollow(boolean wanted) {
        return new Query(category, entity, language, source, text, start, wanted);
    }

    /** The topic that carries the wanted items. */
    public Topic topic() {
        return category == null ? Topics.ENRICHED : Topics.category(category);
    }

    /** Decides, for an item of {@link #topic}, whether it is wanted. Thread-safe. */
    public Predicate<EnrichedItem> filter() {
        // Not by category: the topic is the category.
        return new ItemFilter(null, entity, language, source, text).predicate();
    }
}
