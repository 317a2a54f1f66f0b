package dev.newswire.monitor.lag;

import org.apache.kafka.common.TopicPartition;

/** Offsets of one partition, from {@code from} to before {@code to}; empty when they are not in that order. */
record Span(TopicPartition partition, long from, long to) {
    long length() {
        return Math.max(0, to - from);
    }
}
