package dev.newswire.enrich.entity;

import java.util.List;

/** How much a mention tells of what an article is about: titles most, then early text, captions and footnotes least. */
public final class Salience {
    private static final double TITLE = 4;
    private static final double CAPTION = 0.7;
    private static final double FOOTNOTE = 0.3;
    private static final double MISC = 0.5;

    private Salience() {}

    /** The weight of an entity whose mentions are known but not its tokens; {@code textLength} in UTF-16 code units. */
    public static double of(EntityType type, List<EntityMention> mentions, int textLength) {
        double sum = 0;
        for (EntityMention mention : mentions) {
            sum += of(mention.field(), (double) mention.start() / Math.max(1, textLength));
        }
        return type == EntityType.MISC ? sum * MISC : sum;
    }

    static double of(Cluster cluster) {
        double sum = 0;
        for (Occurrence occurrence : cluster.occurrences()) {
            sum += of(occurrence);
        }
        return cluster.type() == EntityType.MISC ? sum * MISC : sum;
    }

    private static double of(Occurrence occurrence) {
        FieldText field = occurrence.field();
        return of(field.field(), (double) occurrence.span().start() / field.words().length);
    }

    /** {@code place}: how far into the text it stands, 0 to 1. */
    private static double of(MentionField field, double place) {
        return switch (field) {
            case TITLE -> TITLE;
            case CAPTION -> CAPTION;
            case FOOTNOTE -> FOOTNOTE;
            case TEXT -> 2 - place;
        };
    }
}
