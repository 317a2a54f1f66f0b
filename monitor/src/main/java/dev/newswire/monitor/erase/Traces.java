package dev.newswire.monitor.erase;

import dev.newswire.monitor.deadletter.Letter;
import java.util.List;

/**
 * What all topics hold of some items.
 *
 * @param topics those that hold any item at all, in the order of the flow
 * @param letters dead letters with the records of these items
 */
public record Traces(List<TopicTrace> topics, List<Letter> letters) {

    public Traces {
        topics = List.copyOf(topics);
        letters = List.copyOf(letters);
    }
}
