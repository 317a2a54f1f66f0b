package dev.newswire.enrich.entity.crf;

/** What is known of words and phrases apart from any text; given to the features as evidence, never as a verdict. */
public interface Lexicon {
    /** Bits that say what a word may be (given name, town, title …), by the hash of its lower-case form. */
    int wordFlags(long lowerHash);

    /** The groups of words of like use that a word belongs to, packed by {@link WordClusters}; 0 where it is not known. */
    long clusters(long lowerHash);

    /** Whether bits say that a word is never a name by itself. */
    boolean isCommon(int flags);

    /** Whether bits say that a word may stand before a person's name. */
    boolean isTitle(int flags);

    /** Whether bits say that a word may be a given name. */
    boolean isGivenName(int flags);

    /** Whether bits say that a word is a state, a well-known place or organisation, or a people. */
    boolean isWellKnown(int flags);

    /** Whether bits say that a word may head the name of an organisation. */
    boolean headsOrganization(int flags);

    /** Whether bits say that a word may head the name of a place. */
    boolean headsPlace(int flags);

    /**
     * Marks the tokens of known phrases within a sentence.
     *
     * @param words the words of all tokens of the text
     * @param from first token of the sentence
     * @param to token after the last one
     * @param marks receives, at the index of each token, 0 or a number that says kind and position in the phrase
     */
    void markPhrases(Word[] words, int from, int to, byte[] marks);
}
