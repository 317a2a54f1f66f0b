package dev.newswire.schemas.topic;

import java.util.Locale;

/** Who works on the cluster, each with rights of its own. */
public enum Role {
    INGEST("the service that brings items in"),
    ENRICH("the service that cleans and tags them"),
    SINK("the service that stores them"),
    MONITOR("the service that watches lag"),
    SETUP("whoever creates the topics, once"),
    EDITOR("people who push, and edit sources, watch-lists and rules"),
    OPERATOR("whoever replays dead letters and erases items"),
    READER("people and programs that subscribe");

    private final String meaning;

    Role(String meaning) {
        this.meaning = meaning;
    }

    /** Lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One clause. */
    public String meaning() {
        return meaning;
    }
}
