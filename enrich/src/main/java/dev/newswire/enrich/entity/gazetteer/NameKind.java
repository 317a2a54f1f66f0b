package dev.newswire.enrich.entity.gazetteer;

/** What a known name names. */
public enum NameKind {
    STATE(0),
    PLACE(1),
    ORGANIZATION(2),
    /** A people or what belongs to a country: Kenyan, Kenyans. */
    PEOPLE(3);

    private final int number;

    NameKind(int number) {
        this.number = number;
    }

    /** A number that features are made of; it never changes, because models were trained with it. */
    int number() {
        return number;
    }
}
