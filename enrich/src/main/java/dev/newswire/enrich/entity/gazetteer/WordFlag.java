package dev.newswire.enrich.entity.gazetteer;

/** What a single word may be; a word may be several. */
public enum WordFlag {
    GIVEN_NAME(0),
    TITLE(1),
    ORGANIZATION_HEAD(2),
    PLACE_HEAD(3),
    COMMON(4),
    PAGE(5),
    STATE(6),
    PLACE(7),
    ORGANIZATION(8),
    PEOPLE(9),
    SURNAME(10),
    TOWN(11),
    REGION(12),
    /** A given name from the long list, which has many words that are other things too. */
    RARE_GIVEN_NAME(13);

    /** Bits of the long lists: evidence for the model, too often wrong for rules. */
    public static final int HINTS = SURNAME.bit | TOWN.bit | REGION.bit | RARE_GIVEN_NAME.bit;

    /** Bits of names of one word that most readers know. */
    public static final int WELL_KNOWN = STATE.bit | PLACE.bit | ORGANIZATION.bit | PEOPLE.bit;

    private final int bit;

    WordFlag(int position) {
        this.bit = 1 << position;
    }

    /** The flag's bit. */
    public int bit() {
        return bit;
    }

    /** Whether the flag is among some bits. */
    public boolean in(int bits) {
        return (bits & bit) != 0;
    }
}
