package dev.newswire.monitor.lag;

/** How the members of a group agree on who reads what. */
public enum GroupProtocol {
    /** The JoinGroup protocol, that Kafka Streams uses too unless told otherwise; also offsets committed by hand. */
    CLASSIC,
    /** KIP-848. */
    CONSUMER,
    /** KIP-1071. */
    STREAMS
}
