package dev.newswire.enrich.rule;

/** What a rule that fits does to its category. */
public enum Effect {
    /** Its weight is added to the score. */
    ADJUST,
    /** The article belongs to the category, with score 1. */
    ASSIGN,
    /** The article does not belong to it, whatever else says so. */
    REMOVE
}
