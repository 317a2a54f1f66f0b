package dev.newswire.enrich.reference;

import dev.newswire.enrich.entity.EntityType;
import dev.newswire.enrich.rule.Effect;
import dev.newswire.enrich.rule.Rule;
import dev.newswire.enrich.term.LetterCase;
import dev.newswire.enrich.watchlist.Watched;
import dev.newswire.schemas.CaseRule;
import dev.newswire.schemas.CategoryRule;
import dev.newswire.schemas.WatchedName;
import dev.newswire.schemas.topic.MediaTopic;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the records of the contracts to what the language steps know. A record that makes no sense says why. */
final class References {

    private References() {}

    /** @throws IllegalArgumentException saying what is wrong with the record */
    static Watched watched(WatchedName record) {
        return new Watched(
                record.getId(),
                record.getNames(),
                type(record.getType()),
                letterCase(record.getCaseRule(), LetterCase.SMART),
                record.getExternalId(),
                record.getCanonicalName());
    }

    /** @throws IllegalArgumentException saying what is wrong with the record */
    static Rule rule(CategoryRule record) {
        MediaTopic category = MediaTopic.of(record.getCategory())
                .orElseThrow(() -> new IllegalArgumentException(
                        "rule " + record.getId() + " names no Media Topic: '" + record.getCategory() + "'"));
        return new Rule(
                record.getId(),
                category,
                record.getAny(),
                record.getAll(),
                record.getNone(),
                letterCase(record.getCaseRule(), LetterCase.IGNORE),
                Set.copyOf(record.getLanguages()),
                Set.copyOf(record.getSources()),
                effect(record),
                record.getWeight());
    }

    private static Effect effect(CategoryRule record) {
        return switch (record.getEffect()) {
            case ASSIGN -> Effect.ASSIGN;
            case REMOVE -> Effect.REMOVE;
            case UNKNOWN, ADJUST -> Effect.ADJUST;
        };
    }

    private static @Nullable EntityType type(dev.newswire.schemas.EntityType type) {
        return switch (type) {
            case UNKNOWN -> null;
            case PERSON -> EntityType.PERSON;
            case ORGANIZATION -> EntityType.ORGANIZATION;
            case LOCATION -> EntityType.LOCATION;
            case MISC -> EntityType.MISC;
        };
    }

    private static LetterCase letterCase(CaseRule rule, LetterCase otherwise) {
        return switch (rule) {
            case UNKNOWN -> otherwise;
            case SMART -> LetterCase.SMART;
            case EXACT -> LetterCase.EXACT;
            case IGNORE -> LetterCase.IGNORE;
        };
    }
}
