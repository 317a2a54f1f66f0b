package dev.newswire.monitor.lag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads spans with a consumer of committed records, within a time; spans it did not finish are not exact. */
final class LogScanner implements SpanScanner {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Duration limit;

    /** Closes the consumer when closed. {@code limit} holds for a whole call of {@link #scan}. */
    LogScanner(Consumer<byte[], byte[]> consumer, Duration limit) {
        this.consumer = consumer;
        this.limit = limit;
    }

    @Override
    public Map<Span, Unread> scan(Set<Span> spans, long recordLimit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Map<Span, Unread> found = new HashMap<>();
        List<Span> waiting = new ArrayList<>(spans);
        while (!waiting.isEmpty()) {
            List<Tally> round = round(waiting, recordLimit);
            read(round, deadline);
            round.forEach(tally -> found.put(tally.span(), tally.result()));
        }
        return found;
    }

    /** A consumer stands at one offset of a partition, so groups that share one take turns. */
    private static List<Tally> round(List<Span> waiting, long recordLimit) {
        Set<TopicPartition> taken = new HashSet<>();
        List<Tally> round = new ArrayList<>();
        waiting.removeIf(span -> taken.add(span.partition()) && round.add(new Tally(span, recordLimit)));
        return round;
    }

    private void read(List<Tally> round, long deadline) {
        List<TopicPartition> partitions =
                round.stream().map(tally -> tally.span().partition()).toList();
        consumer.assign(partitions);
        consumer.resume(partitions);
        round.forEach(
                tally -> consumer.seek(tally.span().partition(), tally.span().from()));
        List<Tally> open = new ArrayList<>(round);
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (Tally tally : List.copyOf(open)) {
                TopicPartition partition = tally.span().partition();
                tally.accept(polled.records(partition), position(partition));
                if (tally.finished()) {
                    open.remove(tally);
                    consumer.pause(List.of(partition));
                }
            }
        }
    }

    /** A log that was cut short meanwhile makes the consumer look for a new place first, which may take a while. */
    private long position(TopicPartition partition) {
        try {
            return consumer.position(partition, POLL);
        } catch (TimeoutException notYet) {
            return 0;
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
