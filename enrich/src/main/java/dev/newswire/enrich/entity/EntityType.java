package dev.newswire.enrich.entity;

/** Kind of named thing. MISC: peoples, events, works, products. The order is that of the model's types. */
public enum EntityType {
    PERSON,
    ORGANIZATION,
    LOCATION,
    MISC
}
