package dev.newswire.monitor.lag;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Counts unread records and remembers the counts: as long as a group does not move, only what was written since the last
 * look is read. Keeps one entry for each span of the last call. Not thread-safe.
 */
final class UnreadCounter {
    private final SpanScanner scanner;
    private final long limit;
    private Map<Start, Count> known = Map.of();

    private record Start(TopicPartition partition, long from) {}

    private record Count(long to, Unread unread) {}

    /** {@code limit}: the longest span, in offsets, that is counted record by record. */
    UnreadCounter(SpanScanner scanner, long limit) {
        this.scanner = scanner;
        this.limit = limit;
    }

    Map<Span, Unread> count(Collection<Span> spans) {
        Set<Span> unseen = new LinkedHashSet<>();
        for (Span span : spans) {
            Span rest = unseenOf(span);
            if (rest.length() > 0) {
                unseen.add(rest);
            }
        }
        Map<Span, Unread> scanned = unseen.isEmpty() ? Map.of() : scanner.scan(unseen, limit);
        Map<Span, Unread> counts = new HashMap<>();
        Map<Start, Count> next = new HashMap<>();
        for (Span span : spans) {
            Unread unread = join(span, usable(span), scanned.get(unseenOf(span)));
            counts.put(span, unread);
            if (span.length() > 0) {
                next.put(start(span), new Count(span.to(), unread));
            }
        }
        known = next;
        return counts;
    }

    /** The part of a span that must be looked at; nothing when what is known suffices. */
    private Span unseenOf(Span span) {
        Count count = usable(span);
        if (count == null) {
            return span;
        }
        return new Span(span.partition(), firstSuffices(span, count) ? span.to() : count.to, span.to());
    }

    /** What is known of a span's beginning; null when that is nothing, or was not counted and now could be. */
    private @Nullable Count usable(Span span) {
        Count count = known.get(start(span));
        if (count == null || count.to > span.to()) {
            return null;
        }
        return count.unread.exact() || firstSuffices(span, count) ? count : null;
    }

    /** Whether the span is too long to be counted anyway, and its first record is known. */
    private boolean firstSuffices(Span span, Count count) {
        return span.length() > limit && count.unread.next() != null;
    }

    private Unread join(Span span, @Nullable Count before, @Nullable Unread after) {
        Unread first = before == null ? Unread.NONE : before.unread;
        Unread rest = Objects.requireNonNullElse(after, Unread.NONE);
        boolean exact = first.exact() && rest.exact() && (after != null || before == null || before.to == span.to());
        return new Unread(
                exact ? first.records() + rest.records() : span.length(),
                exact,
                first.next() == null ? rest.next() : first.next());
    }

    private static Start start(Span span) {
        return new Start(span.partition(), span.from());
    }
}
