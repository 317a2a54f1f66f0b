package dev.newswire.enrich.date;

/** The smallest unit a date was given in; smaller units read as zero, UTC. */
public enum Precision {
    DAY,
    MINUTE,
    SECOND
}
