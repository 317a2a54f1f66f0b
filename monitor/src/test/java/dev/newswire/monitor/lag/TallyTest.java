package dev.newswire.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 3);

    @Test
    void countsWhatLiesOnTheSpanAndStopsAtItsEnd() {
        Tally tally = new Tally(new Span(PARTITION, 2, 6), 100);
        tally.accept(records(2, 3), 4);
        assertThat(tally.finished()).isFalse();
        assertThat(tally.result()).isEqualTo(new Unread(4, false, Instant.ofEpochMilli(2000)));
        tally.accept(records(4, 6, 7), 8);
        assertThat(tally.finished()).isTrue();
        assertThat(tally.result()).isEqualTo(new Unread(3, true, Instant.ofEpochMilli(2000)));
    }

    @Test
    void isDoneWhenOnlyAMarkerIsLeft() {
        Tally tally = new Tally(new Span(PARTITION, 5, 6), 100);
        tally.accept(records(), 6);
        assertThat(tally.finished()).isTrue();
        assertThat(tally.result()).isEqualTo(Unread.NONE);
    }

    @Test
    void readsOnlyTheFirstRecordOfALongSpan() {
        Tally tally = new Tally(new Span(PARTITION, 0, 50), 10);
        tally.accept(records(), 4);
        assertThat(tally.finished()).isFalse();
        tally.accept(records(4, 5), 6);
        assertThat(tally.finished()).isTrue();
        assertThat(tally.result()).isEqualTo(new Unread(50, false, Instant.ofEpochMilli(4000)));
    }

    @Test
    void aLongSpanOfMarkersAloneIsExactlyNothing() {
        Tally tally = new Tally(new Span(PARTITION, 0, 50), 10);
        tally.accept(records(), 50);
        assertThat(tally.result()).isEqualTo(Unread.NONE);
    }

    @Test
    void aRecordWithoutATimestampHasNoAge() {
        Tally tally = new Tally(new Span(PARTITION, 0, 1), 10);
        tally.accept(List.of(new ConsumerRecord<>("t", 3, 0, "k", "v")), 1);
        assertThat(tally.result()).isEqualTo(new Unread(1, true, null));
    }

    private static List<ConsumerRecord<String, String>> records(long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> new ConsumerRecord<>(
                        "t",
                        3,
                        offset,
                        offset * 1000,
                        TimestampType.CREATE_TIME,
                        1,
                        1,
                        "k",
                        "v",
                        new RecordHeaders(),
                        Optional.empty()))
                .toList();
    }
}
