package dev.newswire.enrich.term;

/** How the letters of a term must be written. */
public enum LetterCase {
    /** A capital stands for a capital, and a word in capitals for the same; text all in capitals fits both. */
    SMART,
    /** Letter for letter, marks included. */
    EXACT,
    /** Any case. */
    IGNORE
}
