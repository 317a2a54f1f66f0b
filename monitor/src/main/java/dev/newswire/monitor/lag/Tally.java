package dev.newswire.monitor.lag;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The count of one span while the log is being read. */
final class Tally {
    private final Span span;
    private final boolean firstOnly;
    private long records;
    private @Nullable Instant next;
    private boolean finished;

    Tally(Span span, long limit) {
        this.span = span;
        this.firstOnly = span.length() > limit;
        this.finished = span.length() == 0;
    }

    /** Takes what a poll gave, and the offset reading stands at now, which moves past transaction markers. */
    void accept(List<? extends ConsumerRecord<?, ?>> polled, long position) {
        for (ConsumerRecord<?, ?> record : polled) {
            if (record.offset() >= span.from() && record.offset() < span.to()) {
                if (records == 0 && record.timestamp() >= 0) {
                    next = Instant.ofEpochMilli(record.timestamp());
                }
                records++;
            }
        }
        finished = position >= span.to() || (firstOnly && records > 0);
    }

    Span span() {
        return span;
    }

    boolean finished() {
        return finished;
    }

    /** A span read to its end is exact whatever its length; one that was cut short is its gap. */
    Unread result() {
        boolean exact = finished && !(firstOnly && records > 0);
        return new Unread(exact ? records : span.length(), exact, next);
    }
}
