package dev.newswire.ingest.fetch.robots;

/** What is known of a host's robots rules. */
public sealed interface RobotsVerdict {

    /** The host has said what it wants; a host without the file wants nothing. */
    record Known(RobotsRules rules) implements RobotsVerdict {}

    /**
     * The file may exist but cannot be had, which forbids everything (RFC 9309, section 2.3.1.4).
     *
     * @param why one sentence for people
     */
    record Unreachable(String why) implements RobotsVerdict {}
}
