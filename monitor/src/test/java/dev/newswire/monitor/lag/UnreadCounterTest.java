package dev.newswire.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class UnreadCounterTest {
    private static final TopicPartition PARTITION = new TopicPartition("news.raw", 0);
    private static final long LIMIT = 10;

    private final Log log = new Log();
    private final UnreadCounter counter = new UnreadCounter(log, LIMIT);

    @Test
    void countsRecordsAndNotMarkers() {
        log.append(true, true, false);
        assertThat(count(0, 3)).isEqualTo(new Unread(2, true, time(0)));
        assertThat(count(2, 3)).isEqualTo(Unread.NONE);
        assertThat(count(3, 3)).isEqualTo(Unread.NONE);
        assertThat(count(5, 3)).isEqualTo(Unread.NONE);
    }

    @Test
    void readsNothingTwiceWhileAGroupStandsStill() {
        log.append(true, false);
        count(0, 2);
        count(0, 2);
        log.append(true, false);
        assertThat(count(0, 4)).isEqualTo(new Unread(2, true, time(0)));
        assertThat(log.scanned).containsExactly(new Span(PARTITION, 0, 2), new Span(PARTITION, 2, 4));
    }

    @Test
    void givesTheGapWhereItIsTooLongToCount() {
        for (int i = 0; i < 6; i++) {
            log.append(true, false);
        }
        assertThat(count(0, 12)).isEqualTo(new Unread(12, false, time(0)));
        assertThat(count(0, 12)).isEqualTo(new Unread(12, false, time(0)));
        assertThat(log.scanned).hasSize(1);
    }

    @Test
    void becomesExactAgainWhenTheGroupCatchesUp() {
        for (int i = 0; i < 6; i++) {
            log.append(true, false);
        }
        count(0, 12);
        assertThat(count(4, 12)).isEqualTo(new Unread(4, true, time(4)));
    }

    @Test
    void asksAgainForWhatCouldNotBeReadInTime() {
        log.append(true, true);
        log.broken = true;
        assertThat(count(0, 2)).isEqualTo(new Unread(2, false, null));
        log.broken = false;
        assertThat(count(0, 2)).isEqualTo(new Unread(2, true, time(0)));
    }

    @Test
    void forgetsWhatItKnewOfATopicThatWasMadeAnew() {
        log.append(true, true, true);
        count(0, 3);
        log.records.clear();
        log.append(false, true);
        assertThat(count(0, 2)).isEqualTo(new Unread(1, true, time(1)));
    }

    @Test
    void scansATailThatGroupsShareOnce() {
        log.append(true, true);
        counter.count(List.of(new Span(PARTITION, 0, 2), new Span(PARTITION, 1, 2)));
        log.append(true);
        log.scanned.clear();
        Map<Span, Unread> counts = counter.count(List.of(new Span(PARTITION, 0, 3), new Span(PARTITION, 1, 3)));
        assertThat(counts.values()).extracting(Unread::records).containsExactlyInAnyOrder(3L, 2L);
        assertThat(log.scanned).containsExactly(new Span(PARTITION, 2, 3));
    }

    @Property
    void agreesWithTheLogHoweverGroupAndLogMoveOn(
            @ForAll @Size(max = 30) List<Boolean> appended,
            @ForAll @Size(min = 30, max = 30) List<@IntRange(max = 3) Integer> steps) {
        Log grown = new Log();
        UnreadCounter tested = new UnreadCounter(grown, LIMIT);
        long committed = 0;
        for (int i = 0; i < appended.size(); i++) {
            grown.append(appended.get(i));
            committed = Math.min(committed + (steps.get(i) == 0 ? 2 : 0), grown.records.size());
            Span span = new Span(PARTITION, committed, grown.records.size());
            Unread found = tested.count(List.of(span)).get(span);
            Unread truth = grown.look(span);
            assertThat(found.next()).isEqualTo(truth.next());
            if (span.length() <= LIMIT) {
                assertThat(found).isEqualTo(truth);
            } else if (!found.exact()) {
                assertThat(found.records()).isEqualTo(span.length());
            } else {
                assertThat(found.records()).isEqualTo(truth.records());
            }
        }
    }

    private Unread count(long from, long to) {
        Span span = new Span(PARTITION, from, to);
        return counter.count(List.of(span)).get(span);
    }

    private static Instant time(long offset) {
        return Instant.ofEpochSecond(offset);
    }

    /** Offsets that hold a record, and others that hold a marker. */
    private static final class Log implements SpanScanner {
        final Map<Long, Boolean> records = new TreeMap<>();
        final List<Span> scanned = new ArrayList<>();
        boolean broken;

        void append(boolean... isRecord) {
            for (boolean record : isRecord) {
                records.put((long) records.size(), record);
            }
        }

        Unread look(Span span) {
            long found = 0;
            Instant next = null;
            for (long offset = span.from(); offset < span.to(); offset++) {
                if (records.get(offset)) {
                    next = next == null ? time(offset) : next;
                    found++;
                }
            }
            return new Unread(found, true, next);
        }

        @Override
        public Map<Span, Unread> scan(Set<Span> spans, long limit) {
            Map<Span, Unread> answers = new HashMap<>();
            for (Span span : spans) {
                scanned.add(span);
                Unread truth = look(span);
                boolean cut = span.length() > limit && truth.records() > 0;
                answers.put(
                        span,
                        broken
                                ? new Unread(span.length(), false, null)
                                : cut ? new Unread(span.length(), false, truth.next()) : truth);
            }
            return answers;
        }
    }
}
