package dev.newswire.enrich.entity;

/** The part of an article that a mention stands in. */
public enum MentionField {
    TITLE,
    TEXT,
    CAPTION,
    FOOTNOTE
}
