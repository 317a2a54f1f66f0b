package dev.newswire.monitor.lag;

/**
 * A consumer that belongs to a group now.
 *
 * @param id given by the group coordinator
 * @param clientId given by its owner; not unique
 * @param host address it connects from, as the broker shows it
 */
public record GroupMember(String id, String clientId, String host) {}
