package dev.newswire.monitor.lag;

import java.util.Map;
import java.util.Set;

/** Looks into the log. */
interface SpanScanner extends AutoCloseable {
    /** An answer for every span: counted where it is no longer than {@code limit} offsets, else its first record only. */
    Map<Span, Unread> scan(Set<Span> spans, long limit);

    @Override
    default void close() {}
}
