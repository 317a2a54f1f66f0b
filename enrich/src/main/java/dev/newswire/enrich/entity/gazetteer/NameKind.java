package dev.newswire.enrich.entity.gazetteer;

/** What a known name names. */
public enum NameKind {
    STATE(0),
    PLACE(1),
    ORGANIZATION(2),
    /** A people or what belongs to a country: Kenyan, Kenyans. */
    PEOPLE(3),
    /** One of very many towns: evidence for the model, too often another word to be taken for a name by itself. */
    TOWN(4),
    /** A province or district. */
    REGION(5);

    private final int number;

    NameKind(int number) {
        this.number = number;
    }

    /** A number that features are made of; it never changes, because models were trained with it. */
    int number() {
        return number;
    }
}
