package dev.newswire.enrich.amount;

/** What a number counts. */
public enum AmountKind {
    KILLED,
    INJURED,
    MISSING,
    DISPLACED,
    ARRESTED,
    AFFECTED,
    PROTESTERS,
    PEOPLE,
    MONEY,
    PERCENT,
    DISTANCE,
    AREA,
    MASS,
    VOLUME,
    TEMPERATURE,
    SPEED,
    ENERGY,
    DURATION,
    COUNT
}
