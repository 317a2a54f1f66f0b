package dev.newswire.monitor;

import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.PartitionLag;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows lag under the names that dashboards for Kafka know. Time lag goes on growing between samples. */
final class LagMeters {
    private static final double MILLIS = 1000.0;

    private final MultiGauge lag;
    private final MultiGauge seconds;
    private final Clock clock;

    LagMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.lag = MultiGauge.builder("kafka.consumergroup.group.lag")
                .description("Records a group has not read yet; transaction markers are not records")
                .register(registry);
        this.seconds = MultiGauge.builder("kafka.consumergroup.group.lag.seconds")
                .description("Age of the next record a group has to read; 0 when there is none")
                .register(registry);
    }

    void show(List<GroupLag> groups) {
        List<Row<?>> lags = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        for (GroupLag group : groups) {
            for (PartitionLag partition : group.partitions()) {
                Tags tags = Tags.of(
                        "group", group.group(),
                        "topic", partition.topic(),
                        "partition", String.valueOf(partition.partition()));
                lags.add(Row.of(tags, partition.lag()));
                ages.add(Row.of(tags, partition, this::ageSeconds));
            }
        }
        lag.register(lags, true);
        seconds.register(ages, true);
    }

    private double ageSeconds(PartitionLag partition) {
        Duration age = partition.timeLag(clock.instant());
        return age == null ? 0 : age.toMillis() / MILLIS;
    }
}
