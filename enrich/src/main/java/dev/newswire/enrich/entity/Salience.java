package dev.newswire.enrich.entity;

/** How much a mention tells of what an article is about: titles most, then early text, captions and footnotes least. */
final class Salience {
    private static final double TITLE = 4;
    private static final double CAPTION = 0.7;
    private static final double FOOTNOTE = 0.3;
    private static final double MISC = 0.5;

    private Salience() {}

    static double of(Cluster cluster) {
        double sum = 0;
        for (Occurrence occurrence : cluster.occurrences()) {
            sum += of(occurrence);
        }
        return cluster.type() == EntityType.MISC ? sum * MISC : sum;
    }

    private static double of(Occurrence occurrence) {
        FieldText field = occurrence.field();
        return switch (field.field()) {
            case TITLE -> TITLE;
            case CAPTION -> CAPTION;
            case FOOTNOTE -> FOOTNOTE;
            case TEXT -> 2 - (double) occurrence.span().start() / field.words().length;
        };
    }
}
