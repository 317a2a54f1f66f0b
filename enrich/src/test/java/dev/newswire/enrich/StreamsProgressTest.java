package dev.newswire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.service.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class StreamsProgressTest {

    private static final TopicPartition RAW = new TopicPartition("news.raw", 2);

    @Test
    void nothingStandsBeforeWhatIsReadAndCommitted() {
        assertThat(progress(List.of(processed("one", 4), processed("two", 5), lag("news_raw", "2", 0)), 11, 9))
                .isEqualTo(new Progress(false, 9));
    }

    @Test
    void whatIsReadAndNotCommittedIsPending() {
        assertThat(progress(List.of(lag("news_raw", "2", 0)), 9, 9).pending()).isTrue();
        assertThat(progress(List.of(), -1, 0).pending()).isTrue();
        assertThat(progress(List.of(), 0, -1).pending()).isFalse();
    }

    @Test
    void whatIsThereAndNotReadIsPending() {
        assertThat(progress(List.of(lag("news_raw", "2", 3)), 10, 9).pending()).isTrue();
        assertThat(progress(List.of(lag("news.raw", "2", 3)), 10, 9).pending()).isTrue();
    }

    @Test
    void partitionsOfOthersAndUnknownLagsDoNotCount() {
        assertThat(progress(
                                List.of(
                                        lag("news_raw", "1", 3),
                                        lag("newswire-enrich-stories-changelog", "2", 9),
                                        lag("news_raw", "2", Double.NaN)),
                                10,
                                9)
                        .pending())
                .isFalse();
    }

    private static Progress progress(List<Metric> metrics, long committed, long read) {
        return StreamsProgress.of(metrics, Set.of(new OneThread(Set.of(new OneTask(committed, read)))));
    }

    private static Metric lag(String topic, String partition, double value) {
        return metric(
                "records-lag", "consumer-fetch-manager-metrics", Map.of("topic", topic, "partition", partition), value);
    }

    private static Metric processed(String thread, double value) {
        return metric("process-total", "stream-thread-metrics", Map.of("thread-id", thread), value);
    }

    private static Metric metric(String name, String group, Map<String, String> tags, double value) {
        return new Metric() {
            @Override
            public MetricName metricName() {
                return new MetricName(name, group, "", tags);
            }

            @Override
            public Object metricValue() {
                return value;
            }
        };
    }

    private record OneTask(long committed, long read) implements TaskMetadata {
        @Override
        public TaskId taskId() {
            return new TaskId(0, 2);
        }

        @Override
        public Set<TopicPartition> topicPartitions() {
            return Set.of(RAW);
        }

        @Override
        public Map<TopicPartition, Long> committedOffsets() {
            return Map.of(RAW, committed);
        }

        @Override
        public Map<TopicPartition, Long> endOffsets() {
            return Map.of(RAW, read);
        }

        @Override
        public Optional<Long> timeCurrentIdlingStarted() {
            return Optional.empty();
        }
    }

    private record OneThread(Set<TaskMetadata> activeTasks) implements ThreadMetadata {
        @Override
        public String threadState() {
            return "RUNNING";
        }

        @Override
        public String threadName() {
            return "one";
        }

        @Override
        public Set<TaskMetadata> standbyTasks() {
            return Set.of();
        }

        @Override
        public String consumerClientId() {
            return "consumer";
        }

        @Override
        public String restoreConsumerClientId() {
            return "restore";
        }

        @Override
        public Set<String> producerClientIds() {
            return Set.of();
        }

        @Override
        public String adminClientId() {
            return "admin";
        }
    }
}
